import { isKnown } from '../format/known.js';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { PlanDocument, PlanRule, PlanZone, Planning } from '../api/answer.js';
import { longDate, shortDate } from '../format/dates.js';
import { percent } from '../format/numbers.js';
import { highlighted, printing } from '../state/view.js';
import { OutLink, Unknown } from '../ui/value.jsx';
import type { CardView } from './card-view.js';
import { zoneFamily } from './zone-colour.js';

/** Documents that a zone may belong to, the town's plan first. */
const mainDocument = ({ documents }: Planning): PlanDocument | null => documents?.[0] ?? null;

const TITLE_CASE = /(^|[\s’'-])(\p{L})(\p{L}*)/gu;
const named = (title: string): string =>
  title === title.toUpperCase()
    ? title.replace(
        TITLE_CASE,
        (_all, before: string, first: string, rest: string) => before + first + rest.toLowerCase(),
      )
    : title;

/** `PLU de Paris, approuvé le 16 juin 2026`. */
function documentLine(document: PlanDocument): string {
  const of = !isKnown(document.gridTitle) ? '' : ` ${deOf(named(document.gridTitle))}`;
  const approved = !isKnown(document.date) ? '' : `, approuvé le ${longDate(document.date)}`;
  return `${document.type ?? document.typeLabel ?? 'Document'}${of}${approved}`;
}

function deOf(name: string): string {
  return /^[aeiouyhàâéèêëîïôûù]/i.test(name) ? `d’${name}` : `de ${name}`;
}

function ZoneBlock({
  zone,
  document,
  isOnly,
}: {
  readonly zone: PlanZone;
  readonly document: PlanDocument | null;
  readonly isOnly: boolean;
}): JSX.Element {
  const code = zone.libelle ?? zone.typezone ?? '–';
  return (
    <div
      class={`zone${highlighted.value === `zone:${zone.id}` ? ' is-highlighted' : ''}`}
      onPointerEnter={() => (highlighted.value = `zone:${zone.id}`)}
      onPointerLeave={() => (highlighted.value = null)}
    >
      <span class={`zone-chip zone-${zoneFamily(zone.typezone)}${code.length > 4 ? ' is-long' : ''}`}>
        {code}
      </span>
      <div class="zone-text">
        <p class="zone-name">
          {zone.libelong ?? `Zone ${code}`}
          {isOnly || !isKnown(zone.parcelCoverageRatio) ? null : (
            <span class="zone-part"> {percent(zone.parcelCoverageRatio)}</span>
          )}
        </p>
        {document === null ? null : <p class="secondary">{documentLine(document)}</p>}
        {!isKnown(zone.regulationUrl) ? null : (
          <p class="secondary">
            <OutLink href={zone.regulationUrl}>Règlement de la zone (PDF)</OutLink>
          </p>
        )}
      </div>
    </div>
  );
}

const nameOf = (rule: PlanRule): string =>
  rule.libelle ??
  rule.nomsuplitt ??
  rule.typeass ??
  rule.typeLabel ??
  rule.categoryLabel ??
  rule.category ??
  'Sans nom';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The two that bind most of the parcel. */
function foremost(rules: readonly PlanRule[], write: (rule: PlanRule) => string): string {
  const names = [...rules]
    .sort((a, b) => (b.parcelCoverageRatio ?? 0) - (a.parcelCoverageRatio ?? 0))
    .map(write);
  const [first, second] = [...new Set(names)];
  return second === undefined
    ? (first ?? '')
    : `${first ?? ''}, ${second.charAt(0).toLowerCase()}${second.slice(1)}`;
}

const easementName = (rule: PlanRule): string => capital(rule.typeass ?? rule.categoryLabel ?? nameOf(rule));

interface Group {
  readonly title: string;
  /** Null when they could not be read. */
  readonly rules: readonly PlanRule[] | null;
  readonly write: (rule: PlanRule) => string;
}

function groupsOf({ prescriptions, assiettes, informations }: Planning): Group[] {
  return [
    { title: 'Prescriptions', rules: prescriptions ?? null, write: nameOf },
    { title: 'Servitudes (SUP)', rules: assiettes ?? null, write: easementName },
    { title: 'Informations', rules: informations ?? null, write: nameOf },
  ];
}

function RuleLine({ rule }: { readonly rule: PlanRule }): JSX.Element {
  const code = rule.typepsc ?? rule.category ?? rule.typeinf;
  const act = rule.regulationUrl ?? rule.files?.find(({ url }) => isKnown(url))?.url;
  return (
    <li>
      {nameOf(rule)}
      {!isKnown(code) ? null : <span class="secondary"> · {code}</span>}
      {!isKnown(rule.typeLabel) || rule.typeLabel === rule.libelle ? null : (
        <span class="secondary"> · {rule.typeLabel}</span>
      )}
      {!isKnown(rule.nomsuplitt) || !isKnown(rule.typeass) ? null : (
        <span class="secondary"> · {rule.typeass}</span>
      )}
      {!isKnown(act) ? null : (
        <>
          {' · '}
          <OutLink href={act}>acte</OutLink>
        </>
      )}
    </li>
  );
}

function Rules({ group }: { readonly group: Group }): JSX.Element {
  const open = useSignal(false);
  const { title, write } = group;
  const rules = group.rules ?? [];
  return (
    <li class="rule">
      <button
        type="button"
        class="rule-row"
        aria-expanded={open.value}
        disabled={rules.length === 0}
        onClick={() => (open.value = !open.value)}
      >
        <span class="rule-title">{title}</span>
        <span class="rule-names">{foremost(rules, write)}</span>
        <span class="rule-count">{group.rules === null ? <Unknown /> : rules.length}</span>
      </button>
      {open.value && !printing.value ? (
        <ul class="rule-list">
          {rules.map((rule, index) => (
            <RuleLine key={rule.id ?? index} rule={rule} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** What is said where no zone is published. */
function withoutZone({ coverage, documents }: Planning): string | null {
  switch (coverage?.status ?? '') {
    case 'rnu':
      return 'Commune au règlement national d’urbanisme';
    case 'not_on_gpu':
      return 'Aucun document d’urbanisme publié. Il est à consulter en mairie.';
    case 'unknown':
      return 'Situation inconnue : le Géoportail de l’urbanisme ne renseigne pas cette commune.';
    default:
      return !isKnown(documents) || documents.length === 0 ? null : 'Aucune zone publiée sur cette parcelle.';
  }
}

function Body({ data }: { readonly data: Planning }): JSX.Element {
  const zones = data.zones ?? [];
  const document = mainDocument(data);
  const said = zones.length === 0 ? withoutZone(data) : null;
  return (
    <>
      {zones.map((zone, index) => (
        <ZoneBlock
          key={zone.id}
          zone={zone}
          document={index === 0 ? document : null}
          isOnly={zones.length === 1}
        />
      ))}
      {data.zones === null ? (
        <p class="empty">
          Zones : <Unknown />
        </p>
      ) : null}
      {said === null ? null : <p class="empty">{said}</p>}
      <ul class="rows rules">
        {groupsOf(data).map((group) => (
          <Rules key={group.title} group={group} />
        ))}
      </ul>
    </>
  );
}

const isEmpty = (data: Planning): boolean =>
  (data.zones?.length ?? 0) === 0 && groupsOf(data).every(({ rules }) => rules?.length === 0);

export const planning: CardView<Planning> = {
  count: () => null,
  isEmpty,
  empty: withoutZone,
  Body,
  edition: (data) => {
    const document = mainDocument(data);
    return !isKnown(document?.date) ? null : `${document.type ?? 'document'} du ${shortDate(document.date)}`;
  },
  pill: ({ zones }) => zones?.[0]?.libelle ?? null,
};
