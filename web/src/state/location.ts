import { closeParcel, openParcel } from './open-parcel.js';
import { recent } from './recent.js';
import { expectedLabel, parcelId } from './sheet.js';

const PARAMETER = 'parcel_id';

export function parcelUrl(id: string): string {
  return `/?${PARAMETER}=${encodeURIComponent(id)}`;
}

/** The address bar is the page's state: what it names is opened. */
function follow(): void {
  const id = new URLSearchParams(location.search).get(PARAMETER);
  if (id === null || id === '') closeParcel();
  else if (id !== parcelId.peek()) {
    expectedLabel.value = recent.peek().find((one) => one.id === id)?.label ?? null;
    void openParcel(id);
  }
}

/** Opens a parcel as a page of its own in the browser's history. */
export function goToParcel(id: string, label: string | null = null): void {
  expectedLabel.value = label;
  if (parcelUrl(id) !== location.pathname + location.search) history.pushState(null, '', parcelUrl(id));
  void openParcel(id);
}

export function goHome(): void {
  history.pushState(null, '', '/');
  closeParcel();
}

/** Starts from the address bar and follows Back and Forward. */
export function startFromLocation(): void {
  addEventListener('popstate', follow);
  follow();
}
