// From an address to the sales of its parcel and of those around: `node last-sales.js "1 rue Example 75001 Paris"`.
import { DeepCity, DeepCityError } from '@deepcity/client';

const question = process.argv[2] ?? '75101000AB0001';
const deepcity = new DeepCity({
  baseUrl: process.env['DEEPCITY_URL'] ?? 'http://localhost:3000',
  onRetry: ({ pauseMs, attempt }) => console.error(`waiting ${Math.round(pauseMs)} ms (attempt ${attempt})`),
});

try {
  const { parcels, notes } = await deepcity.search({ q: question });
  const [parcel] = parcels;
  if (parcel === undefined) throw new Error(notes?.join(' ') ?? 'There is no parcel');
  console.log(`${question}: parcel ${parcel.id}, ${parcel.area ?? '?'} m2 (${parcel.matchMethod})`);

  const { neighbors } = await deepcity.neighbors(parcel.id);
  const ids = [parcel.id, ...neighbors.map(({ id }) => id)];
  for await (const line of deepcity.batch(ids, { include: ['transactions'], ordered: true })) {
    if (line.answer === undefined) {
      console.log(`${line.parcelId}: ${line.error.message}`);
      continue;
    }
    // null: the sales could not be read. An empty list: there are none.
    const sales = line.answer.properties[0]?.transactions ?? null;
    const [last] = sales ?? [];
    if (sales === null) console.log(`${line.parcelId}: not to be had now`);
    else if (last === undefined) console.log(`${line.parcelId}: no sale`);
    else console.log(`${line.parcelId}: ${last.mutationDate}, ${last.value ?? '?'} EUR`);
  }
} catch (error) {
  console.error(error instanceof DeepCityError ? `${error.status}: ${error.message}` : error);
  process.exitCode = 1;
}
