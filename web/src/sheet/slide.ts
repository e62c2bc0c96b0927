import { printing } from '../state/view.js';

/** What stands after something whose size is known only when it is there. Each moves within the one it is in. */
const MOVED =
  '.actions, .id-chip, .facts-block, .pills, .pills li, .progress, .banner, .cards, .card, .card-foot, .sheet-foot';
const SLIDE_MS = 200;
/** So long after a key or a press, what moves moves because the reader wants it: at once. */
const WANTED_MS = 500;

/** Pixels to the right, and down. */
type Pixels = readonly [x: number, y: number];

interface Slide {
  /** Where it started, from its place. */
  readonly from: Pixels;
  /** Where it is drawn, from its place. */
  readonly at: Pixels;
  /** Of its first frame; none yet: undefined. */
  readonly startedAt: number | undefined;
}

const HERE: Pixels = [0, 0];

/** Elements on their way to their places. Drawn frame by frame, so that where each is drawn is known at any time. */
class Slides {
  private readonly all = new Map<HTMLElement, Slide>();

  /** All go on from where they are, together: in the frame of a change nothing moves. */
  hold(): void {
    for (const [element, { at }] of this.all) this.start(element, at);
  }

  /** @param by how far its place is from its last one */
  add(element: HTMLElement, by: Pixels): void {
    const [x, y] = this.all.get(element)?.at ?? HERE;
    if (this.all.size === 0) requestAnimationFrame(this.step);
    this.start(element, [x - by[0], y - by[1]]);
  }

  end(): void {
    for (const element of this.all.keys()) element.style.transform = '';
    this.all.clear();
  }

  private start(element: HTMLElement, from: Pixels): void {
    this.draw(element, { from, at: from, startedAt: undefined });
  }

  private draw(element: HTMLElement, slide: Slide): void {
    const [x, y] = slide.at;
    element.style.transform = `translate(${x}px, ${y}px)`;
    this.all.set(element, slide);
  }

  private readonly step = (now: number): void => {
    for (const [element, { from, startedAt = now }] of this.all) {
      const left = 1 - (now - startedAt) / SLIDE_MS;
      if (left > 0 && element.isConnected) {
        const eased = left ** 3;
        this.draw(element, { from, at: [from[0] * eased, from[1] * eased], startedAt });
      } else {
        element.style.transform = '';
        this.all.delete(element);
      }
    }
    if (this.all.size > 0) requestAnimationFrame(this.step);
  };
}

/**
 * Lets what is pushed away by something that has come slide to its new place: the eye can follow it there. Not where
 * movement is unwelcome, not while the reader is further down (the browser holds the view still there), and not after
 * an action of the reader.
 * @returns to be called at the end
 */
export function slideWhatMoves(sheet: HTMLElement): () => void {
  const prefersStillness = matchMedia('(prefers-reduced-motion: reduce)');
  const slides = new Slides();
  let places = new Map<HTMLElement, Pixels>();
  let width = sheet.clientWidth;
  let actedAt = -Infinity;

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
    if (!isMoving) {
      slides.end();
      return;
    }
    const moved = [...places].filter(([element, [x, y]]) => {
      const [oldX, oldY] = before.get(element) ?? [x, y];
      return oldX !== x || oldY !== y;
    });
    if (moved.length === 0) return;
    slides.hold();
    for (const [element, [x, y]] of moved) {
      const [oldX, oldY] = before.get(element) ?? HERE;
      slides.add(element, [x - oldX, y - oldY]);
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
    slides.end();
    removeEventListener('pointerdown', act, true);
    removeEventListener('keydown', act, true);
  };
}
