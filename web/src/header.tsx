import type { JSX } from 'preact';
import { SearchBox } from './search/search-box.jsx';
import { goHome } from './state/location.js';
import { Logo } from './ui/icons.jsx';
import { ThemeButton } from './ui/theme-button.jsx';

export function Header(): JSX.Element {
  return (
    <header class="top">
      <a
        class="brand"
        href="/"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          goHome();
        }}
      >
        <Logo />
        <span>DeepCity</span>
      </a>
      <SearchBox />
      <nav class="top-links" aria-label="Liens">
        <a href="/docs/guide">Documentation</a>
        <a href="/docs">API</a>
        <ThemeButton />
      </nav>
    </header>
  );
}
