import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Answer, SectionKey } from '../api/answer.js';
import { propertyUrl } from '../api/property-stream.js';
import { sectionOf } from '../i18n/sections.js';
import { parts } from '../state/parts.js';
import { answerText, parcelId, reports } from '../state/sheet.js';
import { type Drawer, drawer as openDrawer } from '../state/view.js';
import { CopyButton } from '../ui/copy-button.jsx';
import { Dialog } from '../ui/dialog.jsx';
import { Icon } from '../ui/icons.jsx';
import { JsonNode } from '../ui/json-tree.jsx';

const TABS = ['json', 'curl'] as const;
const TAB_NAMES = { json: 'JSON', curl: 'curl' } as const;

/** The exact request behind what is shown. */
function curlOf(section: SectionKey | null): string {
  const include = section === null ? undefined : sectionOf(section).include;
  return `curl '${location.origin}${propertyUrl(parcelId.value ?? '', include)}'`;
}

/** The whole answer, or one section of it with the reports of its sources. */
function documentOf(section: SectionKey | null): unknown {
  const text = answerText.value;
  if (section === null) return text === null ? null : (JSON.parse(text) as Answer);
  const { sources } = sectionOf(section);
  const { data, error } = parts[section].value;
  return {
    [section]: data,
    sources: Object.fromEntries(sources.map((source) => [source, reports.value[source]])),
    ...(error === null ? {} : { error }),
  };
}

function Tabs({ drawer }: { readonly drawer: Drawer }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const choose = (tab: Drawer['tab']): void => {
    openDrawer.value = { ...drawer, tab };
  };
  const step = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    choose(drawer.tab === 'json' ? 'curl' : 'json');
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div class="tabs" role="tablist" aria-label="Forme" ref={list} onKeyDown={step}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={drawer.tab === tab}
          aria-controls="drawer-panel"
          tabIndex={drawer.tab === tab ? 0 : -1}
          onClick={() => choose(tab)}
        >
          {TAB_NAMES[tab]}
        </button>
      ))}
    </div>
  );
}

export function JsonDrawer({ drawer }: { readonly drawer: Drawer }): JSX.Element {
  const { section, tab } = drawer;
  const close = (): void => {
    openDrawer.value = undefined;
  };
  const title = section === null ? 'La fiche' : sectionOf(section).title;
  const whole = documentOf(section);
  const text = (): string =>
    tab === 'curl'
      ? curlOf(section)
      : section === null
        ? (answerText.value ?? '')
        : JSON.stringify(whole, null, 2);
  return (
    <Dialog class="drawer" title={`${title} : ${TAB_NAMES[tab]}`} onClose={close}>
      <header class="dialog-head">
        <h2>{title}</h2>
        <Tabs drawer={drawer} />
        <CopyButton text={text} label="Copier" icon="copy" class="button">
          Copier
        </CopyButton>
        <button type="button" class="icon-button" aria-label="Fermer" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="drawer-panel" id="drawer-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'curl' ? (
          <pre>{curlOf(section)}</pre>
        ) : whole === null ? (
          <p class="secondary">La réponse n’est pas encore complète.</p>
        ) : (
          <JsonNode key={section ?? 'all'} name={null} value={whole} depth={0} />
        )}
      </div>
    </Dialog>
  );
}
