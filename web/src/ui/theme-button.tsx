import type { JSX } from 'preact';
import { type Theme, isDark, nextTheme, theme } from '../state/theme.js';
import { Icon, type IconName } from './icons.jsx';

const NAMES: Readonly<Record<Theme, string>> = { system: 'système', light: 'clair', dark: 'sombre' };
const CHOSEN: Readonly<Partial<Record<Theme, IconName>>> = { light: 'sun', dark: 'moon' };

export function ThemeButton(): JSX.Element {
  const label = `Thème : ${NAMES[theme.value]}`;
  // Left to the system: the sign of the other one.
  const icon = CHOSEN[theme.value] ?? (isDark.value ? 'sun' : 'moon');
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={nextTheme}>
      <Icon name={icon} />
    </button>
  );
}
