import { isKnown } from '../format/known.js';
import type { JSX } from 'preact';
import type { Building } from '../api/answer.js';
import { area, decimal, NBSP } from '../format/numbers.js';
import { parts } from '../state/parts.js';
import { buildingsAreListed, highlighted, isPhone } from '../state/view.js';
import { Unknown } from '../ui/value.jsx';
import { type Fact, factsOf } from './facts-rules.js';

function FactCell({ fact }: { readonly fact: Fact }): JSX.Element {
  const { name, value, title } = fact;
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd title={title}>
        {value === undefined ? <span class="bone fact-bone" /> : value === null ? <Unknown /> : value}
      </dd>
    </div>
  );
}

function Buildings({ list }: { readonly list: readonly Building[] }): JSX.Element {
  const meters = (value: number | null | undefined): JSX.Element | string =>
    !isKnown(value) ? <Unknown /> : `${decimal(value)}${NBSP}m`;
  return (
    <div class="buildings-box" role="region" aria-label="Bâtiments de la parcelle" tabIndex={0}>
      <table class="table" id="buildings">
        <caption class="sr-only">Bâtiments de la parcelle</caption>
        <thead>
          <tr>
            <th scope="col">Bâtiment</th>
            <th scope="col" class="number">
              Année
            </th>
            <th scope="col" class="number">
              Niveaux
            </th>
            <th scope="col" class="number">
              Hauteur
            </th>
            <th scope="col" class="number">
              Emprise
            </th>
            <th scope="col">Usage</th>
          </tr>
        </thead>
        <tbody>
          {list.map((building) => (
            <tr
              key={building.id}
              class={highlighted.value === `building:${building.id}` ? 'is-highlighted' : undefined}
              onPointerEnter={() => (highlighted.value = `building:${building.id}`)}
              onPointerLeave={() => (highlighted.value = null)}
            >
              <th scope="row" class="id">
                {building.id}
              </th>
              <td class="number">{building.constructionYear ?? <Unknown />}</td>
              <td class="number">{building.numberOfFloors ?? <Unknown />}</td>
              <td class="number">{meters(building.height)}</td>
              <td class="number">
                {!isKnown(building.footprintArea) ? <Unknown /> : area(building.footprintArea)}
              </td>
              <td>{building.usage ?? <Unknown />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands on the parcel, in five figures; the buildings behind them on demand. */
export function Facts(): JSX.Element {
  const cadastral = parts.cadastral.value.data ?? undefined;
  const { status, data } = parts.buildings.value;
  const buildings =
    status === 'waiting' ? undefined : data === null ? null : data.map(({ building }) => building);
  const facts = factsOf(cadastral, buildings);
  const many = buildings !== null && buildings !== undefined && buildings.length > 1;
  return (
    <div class="facts-block">
      {/* A phone shows three and swipes to the others; keys scroll it too. */}
      <div class="facts-box" role="group" aria-label="Chiffres clés" tabIndex={isPhone.value ? 0 : undefined}>
        <dl class="facts">
          {facts.map((fact) => (
            <FactCell key={fact.name} fact={fact} />
          ))}
        </dl>
      </div>
      {many && buildingsAreListed.value ? <Buildings list={buildings} /> : null}
    </div>
  );
}
