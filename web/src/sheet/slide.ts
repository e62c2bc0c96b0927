import { printing } from '../state/view.js';

/** What stands after something whose size is known only when it is there. Each moves within the one it is in. */
const MOVED =
  '.actions, .id-chip, .facts-block, .pills, .pill, .progress, .banner, .cards, .card, .card-foot, .sheet-foot';
const SLIDE_MS = 200;
/** So long after a key or a press, what moves moves because the reader wants it: at once. */
const WANTED_MS = 500;

/** Pixels to the right, and down. */
type Pixels = readonly [x: number, y: number];

const HERE: Pixels = [0, 0];

/** How far an element is from its place by a slide that has not ended. */
function shiftOf(element: HTMLElement): Pixels {
  const { m41, m42 } = new DOMMatrixReadOnly(getComputedStyle(element).transform);
  return [m41, m42];
}

/**
 * Lets what is pushed up or down by something that has come slide to its new place: the eye can follow it there. Not
 * where movement is unwelcome, not while the reader is further down (the browser holds the view still there), and not
 * after an action of the reader.
 * @returns to be called at the end
 */
export function slideWhatMoves(sheet: HTMLElement): () => void {
  const prefersStillness = matchMedia('(prefers-reduced-motion: reduce)');
  const slides = new Map<HTMLElement, Animation>();
  /** Where each slide was in the last frame: from there another goes on. */
  const drawn = new Map<HTMLElement, Pixels>();
  let places = new Map<HTMLElement, Pixels>();
  let width = sheet.clientWidth;
  let actedAt = -Infinity;

  const follow = (): void => {
    for (const [element, { playState }] of slides) {
      if (playState === 'running') {
        drawn.set(element, shiftOf(element));
      } else {
        slides.delete(element);
        drawn.delete(element);
      }
    }
    if (slides.size > 0) requestAnimationFrame(follow);
  };
  const slide = (element: HTMLElement, [right, down]: Pixels): void => {
    const [x, y] = drawn.get(element) ?? HERE;
    const from: Pixels = [x + right, y + down];
    if (slides.size === 0) requestAnimationFrame(follow);
    slides.get(element)?.cancel();
    const frames = [{ transform: `translate(${from[0]}px, ${from[1]}px)` }, { transform: 'none' }];
    slides.set(element, element.animate(frames, { duration: SLIDE_MS, easing: 'ease-out' }));
    drawn.set(element, from);
  };
  const mayMove = (): boolean =>
    !prefersStillness.matches &&
    !printing.peek() &&
    sheet.clientWidth === width &&
    sheet.scrollTop === 0 &&
    scrollY === 0 &&
    performance.now() - actedAt > WANTED_MS;

  const look = (): void => {
    const before = places;
    places = new Map(
      [...sheet.querySelectorAll<HTMLElement>(MOVED)].map((element) => [
        element,
        [element.offsetLeft, element.offsetTop],
      ]),
    );
    const isMoving = mayMove();
    width = sheet.clientWidth;
    if (!isMoving) return;
    for (const [element, [x, y]] of places) {
      const [oldX, oldY] = before.get(element) ?? [x, y];
      if (oldX !== x || oldY !== y) slide(element, [oldX - x, oldY - y]);
    }
  };
  const act = (): void => {
    actedAt = performance.now();
  };

  // Told before the next frame, as an observer of sizes is not: there the move would have been seen.
  const changes = new MutationObserver(look);
  changes.observe(sheet, { childList: true, characterData: true, subtree: true });
  addEventListener('pointerdown', act, true);
  addEventListener('keydown', act, true);
  look();
  return () => {
    changes.disconnect();
    removeEventListener('pointerdown', act, true);
    removeEventListener('keydown', act, true);
  };
}
