import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';

/** So many entries of a list are drawn before the rest is asked for. */
const STEP = 100;
const OPEN_TO_DEPTH = 2;

type Entry = readonly [key: string, value: unknown];

function entriesOf(value: object): readonly Entry[] {
  return Array.isArray(value)
    ? value.map((one: unknown, index): Entry => [String(index), one])
    : Object.entries(value);
}

function Scalar({ value }: { readonly value: unknown }): JSX.Element {
  const kind = value === null ? 'null' : typeof value;
  return <span class={`json-${kind}`}>{JSON.stringify(value)}</span>;
}

interface NodeProps {
  readonly name: string | null;
  readonly value: unknown;
  readonly depth: number;
}

/** One value of a document; objects and lists are folded, and drawn when they are opened. */
export function JsonNode({ name, value, depth }: NodeProps): JSX.Element {
  const label = name === null ? null : <span class="json-key">{name}: </span>;
  if (typeof value !== 'object' || value === null)
    return (
      <div class="json-line">
        {label}
        <Scalar value={value} />
      </div>
    );
  return <Branch label={label} value={value} depth={depth} />;
}

function Branch(props: {
  readonly label: JSX.Element | null;
  readonly value: object;
  readonly depth: number;
}): JSX.Element {
  const { label, value, depth } = props;
  const entries = entriesOf(value);
  const open = useSignal(depth < OPEN_TO_DEPTH && entries.length <= STEP);
  const shown = useSignal(STEP);
  const [before, after] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0)
    return (
      <div class="json-line">
        {label}
        {before}
        {after}
      </div>
    );
  return (
    <details
      class="json-branch"
      open={open.value}
      onToggle={(event) => {
        if (event.target === event.currentTarget) open.value = event.currentTarget.open;
      }}
    >
      <summary>
        {label}
        {before}
        <span class="json-size">{entries.length}</span>
        {after}
      </summary>
      {open.value ? (
        <div class="json-children">
          {entries.slice(0, shown.value).map(([key, one]) => (
            <JsonNode key={key} name={key} value={one} depth={depth + 1} />
          ))}
          {entries.length > shown.value ? (
            <button type="button" class="text-button" onClick={() => (shown.value += STEP)}>
              … {entries.length - shown.value} de plus
            </button>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}
