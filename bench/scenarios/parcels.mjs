// The parcels of the sandbox that are asked for, by what they are good for.

/** Dense: three groups of buildings, five addresses, every section; some 220 kB. */
export const DENSE = '75101000AB0001';
/** Common: one building, one address, every section; some 40 kB. */
export const COMMON = '44109000EN0204';

export const pathOf = (parcel, include) =>
  `/v1/properties?parcel_id=${parcel}${include === undefined ? '' : `&include=${include}`}`;

/** The answer of a server to a parcel, or why not. */
export async function bodyOf(url, headers = {}) {
  const answer = await fetch(url, { headers });
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200)
    throw new Error(`${url} answered ${answer.status}: ${body.toString('utf8', 0, 300)}`);
  return { body, headers: answer.headers };
}
