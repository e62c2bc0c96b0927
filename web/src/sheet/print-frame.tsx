import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { clock, localDay, longDate } from '../format/dates.js';
import { decimal } from '../format/numbers.js';
import { spacedId } from '../format/parcel-id.js';
import { WORDS } from '../i18n/words.js';
import { StaticMap } from '../map/static-map.jsx';
import { parcelUrl } from '../state/location.js';
import { parts } from '../state/parts.js';
import { parcelId, reports } from '../state/sheet.js';
import { Terms } from '../ui/value.jsx';

/** The foot of each page names this parcel: a rule of its own, as margin boxes cannot read the document. */
function useFoot(id: string): void {
  // Before the paint: the print begins with it.
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet();
    const quoted = (text: string): string => JSON.stringify(text);
    sheet.replaceSync(
      `@page { @bottom-right { content: ${quoted(`${parcelUrl(id)} · page `)} counter(page) " sur " counter(pages); } }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [id]);
}

function coordinates(): string | null {
  const centre = parts.cadastral.value.data?.centroid;
  const [lon, lat] = centre ?? [];
  if (lon === undefined || lat === undefined) return null;
  return `${decimal(Math.abs(lat), 6)} ${lat < 0 ? 'S' : 'N'} · ${decimal(Math.abs(lon), 6)} ${lon < 0 ? 'O' : 'E'}`;
}

/** With its arrondissement, where it has one. */
function communeName(): string | null {
  const first = parts.addresses.value.data?.[0];
  return first?.district ?? first?.city ?? parts.cadastral.value.data?.communeName ?? null;
}

function zoneLine(): string | null {
  const plan = parts.urbanisme.value.data;
  const zones = (plan?.zones ?? []).map(({ libelle, typezone }) => `${libelle ?? '–'} (${typezone ?? '–'})`);
  const document = plan?.documents?.[0]?.type;
  return zones.length === 0 ? null : [zones.join(', '), document].filter(Boolean).join(', ');
}

/** Only on paper: who made this and when, the key figures, and the map. */
export function PrintFrame(): JSX.Element {
  const id = parts.cadastral.value.data?.id ?? parcelId.value ?? '';
  useFoot(id);
  const today = new Date();
  const read = Object.values(reports.value).filter(({ status }) => status !== 'unavailable');
  const upToDate = read.filter(({ status }) => status !== 'stale');
  const buildings = (parts.buildings.value.data ?? []).map(({ building }) => building.id);
  return (
    <>
      <div class="print-head">
        <strong>{WORDS.productLine}</strong>
        <span>
          Établie le {longDate(localDay(today))} à {clock(today)} · {read.length} sources lues,{' '}
          {upToDate.length} à jour
        </span>
      </div>
      <div class="print-side">
        <StaticMap isForPrint width={332} height={198} />
      </div>
      <div class="print-terms">
        <Terms
          terms={[
            { term: 'Parcelle', value: spacedId(id) },
            {
              term: 'Commune',
              value: communeName(),
            },
            { term: 'Centre (WGS 84)', value: coordinates() },
            {
              term: buildings.length > 1 ? 'Bâtiments (BDNB)' : 'Bâtiment (BDNB)',
              value: buildings.join(', '),
            },
            { term: 'Zone d’urbanisme', value: zoneLine() },
          ]}
        />
      </div>
    </>
  );
}
