import type { ComponentChildren, JSX } from 'preact';
import { useSignal } from '@preact/signals';
import { WORDS } from '../i18n/words.js';
import { retryAll } from '../state/retry-section.js';
import { failedSources, phase, reports } from '../state/sheet.js';
import { isOnline } from '../state/view.js';
import { Icon, Spinner, type IconName } from '../ui/icons.jsx';

export function Banner({
  icon,
  children,
}: {
  readonly icon: IconName;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="banner">
      <Icon name={icon} />
      {children}
    </div>
  );
}

/** Whether something is missing, said once for the whole sheet. */
export function Incomplete(): JSX.Element | null {
  const running = useSignal(false);
  const failed = failedSources.value.length;
  if (phase.value.kind !== 'done' || failed === 0) return null;
  const press = (): void => {
    if (running.value) return;
    running.value = true;
    void retryAll().finally(() => (running.value = false));
  };
  return (
    <Banner icon="info">
      <p>{WORDS.incomplete(failed, Object.keys(reports.value).length)}</p>
      <button type="button" class="button" aria-disabled={running.value} onClick={press}>
        {running.value ? <Spinner /> : <Icon name="retry" />}
        <span>{WORDS.retryAll}</span>
      </button>
    </Banner>
  );
}

export function Offline(): JSX.Element | null {
  if (isOnline.value) return null;
  return (
    <Banner icon="info">
      <p>{WORDS.offline}</p>
    </Banner>
  );
}
