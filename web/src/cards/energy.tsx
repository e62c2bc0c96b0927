import { isKnown } from '../format/known.js';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Certificate, Energy } from '../api/answer.js';
import { NBSP, counted, decimal, money } from '../format/numbers.js';
import { WORDS } from '../i18n/words.js';
import { parts } from '../state/parts.js';
import { isPhone } from '../state/view.js';
import { Expandable } from '../ui/expandable.jsx';
import { MatchTag, Tag } from '../ui/tag.jsx';
import { Area, Terms, Unknown, When } from '../ui/value.jsx';
import type { CardView } from './card-view.js';
import { Note } from './note.jsx';
import { DpeLabel, DpeScale, isClass } from './dpe-scale.jsx';

/** Classes whose dwellings the law calls energy sieves. */
const SIEVES = new Set(['F', 'G']);
/** From this day the labels have two axes: those before are never shown in their colours. */
const NEW_METHOD_FROM = '2021-07-01';
const SHOWN = 3;

function isFormerMethod({ dpeEstablishmentDate: date, dpeModel: model }: Certificate): boolean {
  return isKnown(date) && date < NEW_METHOD_FROM && !/2021|tertiaire/i.test(model ?? '');
}

/** Class of the building itself, BDNB's: where there is one, or all share it. */
function buildingClass(): string | null {
  const classes = (parts.buildings.value.data ?? []).map(({ building }) => building.dpeLabel);
  const [first] = classes;
  return isClass(first) && classes.every((one) => one === first) ? first : null;
}

const surfaceOf = (one: Certificate): number | null | undefined =>
  one.habitableHousingSurface ?? one.surface ?? one.habitableBuildingSurface;
const consumptionOf = (one: Certificate): number | null | undefined =>
  one.fiveUsesPrimaryConsumptionPerM2 ?? one.consumptionKwhPrimaryM2Year;

function Detail({ one }: { readonly one: Certificate }): JSX.Element {
  return (
    <Terms
      terms={[
        { term: 'Numéro', value: one.dpeNumber },
        { term: 'Adresse', value: one.banAddress },
        {
          term: 'Coût par an',
          value: !isKnown(one.totalFiveUsesCost) ? null : money(Math.round(one.totalFiveUsesCost)),
        },
        { term: 'Chauffage', value: one.mainHeatingEnergyType },
        { term: 'Isolation', value: one.envelopeInsulationQuality },
        { term: 'Activité', value: one.activitySector },
        {
          term: 'Valable jusqu’au',
          value: !isKnown(one.dpeValidityEndDate) ? null : <When date={one.dpeValidityEndDate} as="long" />,
        },
      ]}
    />
  );
}

function Row({ one, isHousing }: { readonly one: Certificate; readonly isHousing: boolean }): JSX.Element {
  const open = useSignal(false);
  const former = isFormerMethod(one);
  const consumption = consumptionOf(one);
  const isSieve = isHousing && !former && SIEVES.has(one.dpeLabel ?? '');
  const isOld = one.isExpired === true;
  return (
    <li>
      <div class="dpe-row">
        <span class="labels">
          <DpeLabel scale="energy" label={one.dpeLabel} isFormerMethod={former} />
          <DpeLabel scale="climate" label={one.gesLabel} isFormerMethod={former} />
        </span>
        <span>
          <Area value={surfaceOf(one)} />
        </span>
        <span class="number">
          {!isKnown(consumption) ? <Unknown /> : `${decimal(consumption, 0)}${NBSP}kWh/m²/an`}
        </span>
        <span class="number secondary">
          <button
            type="button"
            class={`row-button${isOld ? ' is-old' : ''}`}
            data-row
            aria-expanded={open.value}
            onClick={() => (open.value = !open.value)}
          >
            <When date={one.dpeEstablishmentDate} as={isPhone.value ? 'short' : 'table'} />
            <span class="sr-only">, détail du diagnostic</span>
          </button>
        </span>
      </div>
      {former || isOld || isSieve || one.matchQuality !== 'exact' ? (
        <span class="tags">
          {isSieve ? <Tag kind="warn">Passoire énergétique</Tag> : null}
          {isOld ? <Tag>expiré</Tag> : null}
          {former ? <Tag>ancienne méthode</Tag> : null}
          <MatchTag record={one} />
        </span>
      ) : null}
      {open.value ? <Detail one={one} /> : null}
    </li>
  );
}

function List(props: {
  readonly list: readonly Certificate[];
  readonly isHousing: boolean;
  readonly more: string;
}): JSX.Element {
  return (
    <Expandable items={props.list} shown={SHOWN} more={props.more}>
      {(rows) => (
        <ul class="rows">
          {rows.map((one) => (
            <Row key={one.dpeNumber} one={one} isHousing={props.isHousing} />
          ))}
        </ul>
      )}
    </Expandable>
  );
}

/** One of ADEME's two datasets could not be read: not the same as empty. */
function Unread({ what }: { readonly what: string }): JSX.Element {
  return (
    <Note kind="warn" icon="info" title={WORDS.partialList}>
      Les diagnostics des {what} n’ont pas pu être lus.
    </Note>
  );
}

function Body({ data }: { readonly data: Energy }): JSX.Element {
  const residential = data.residential ?? [];
  const tertiary = data.tertiary ?? [];
  const scaled = (residential.length > 0 ? residential : tertiary).filter((one) => !isFormerMethod(one));
  return (
    <>
      {data.residential === null ? <Unread what="logements" /> : null}
      {data.tertiary === null ? <Unread what="locaux tertiaires" /> : null}
      <DpeScale
        scale="energy"
        title="Énergie"
        labels={scaled.map(({ dpeLabel }) => dpeLabel)}
        building={buildingClass()}
      />
      <DpeScale scale="climate" title="Climat (GES)" labels={scaled.map(({ gesLabel }) => gesLabel)} />
      {residential.length === 0 ? null : (
        <List list={residential} isHousing more={`Voir les ${residential.length} diagnostics`} />
      )}
      {tertiary.length === 0 ? null : (
        <>
          <h3 class="sub-title">Tertiaire</h3>
          <List
            list={tertiary}
            isHousing={false}
            more={`Voir les ${tertiary.length} diagnostics tertiaires`}
          />
        </>
      )}
    </>
  );
}

/** What a certificate of a dwelling may be about, in ADEME's words, and more than one of them. */
const BUILDING_TYPES = [
  ['appartement', 'appartements'],
  ['maison', 'maisons'],
  ['immeuble', 'immeubles'],
] as const;

/** `6 appartements · 1 immeuble · bâtiment classé C`. */
function context(data: Energy): string {
  const residential = data.residential ?? [];
  const tertiary = data.tertiary ?? [];
  const own = buildingClass();
  return [
    ...BUILDING_TYPES.map(([one, many]) => {
      const count = residential.filter(({ buildingType }) => buildingType === one).length;
      return count > 0 ? counted(count, one, many) : null;
    }),
    residential.length === 0 && tertiary.length > 0 ? 'tertiaire' : null,
    own === null ? null : `bâtiment classé ${own}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

export const energy: CardView<Energy> = {
  count: ({ residential, tertiary }) => (residential?.length ?? 0) + (tertiary?.length ?? 0),
  isEmpty: ({ residential, tertiary }) => residential?.length === 0 && tertiary?.length === 0,
  context,
  Body,
};
