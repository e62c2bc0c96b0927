import { render } from 'preact';
import { App } from './app.jsx';
import { startFromLocation } from './state/location.js';
import { listenToKeys } from './state/keys.js';
import { keepTitle } from './state/title.js';

const root = document.getElementById('app');
if (root !== null) {
  startFromLocation();
  listenToKeys();
  keepTitle();
  render(<App />, root);
}
