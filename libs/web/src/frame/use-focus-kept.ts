import { useEffect, useRef, type RefObject } from 'react';
import classes from './app-frame.module.css';

/** What a screen reader has a name or a kind for. */
const places =
  'main, section, article, aside, nav, form, fieldset, table, tr, ul, ol, li, [role]:not([role="presentation"])';

/** A drawing hears keys at its canvas alone. */
const drawing = '.djs-parent';

const placeFor = (place: Element): Element | null =>
  place.matches(drawing) ? place.querySelector('svg[tabindex]') : place.matches(places) ? place : null;

const isThere = (element: Element): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled');

/** A browser may let what is disabled keep the focus for a moment, though no key reaches it. */
const isLost = (last: Element): boolean =>
  document.activeElement === document.body || (document.activeElement === last && last.matches(':disabled'));

/** Disabled until its own answer comes, it seems. */
const waits = (last: Element): boolean => last.isConnected && last.matches(':disabled');

/** Milliseconds after which what is disabled, and does not say that it loads, is taken for gone. */
const patience = 1_000;

const focus = (element: HTMLElement | SVGElement): void => {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.setAttribute('tabindex', '-1');
    element.classList.add(classes.place ?? '');
  }
  element.focus({ preventScroll: true });
};

/** The focus of one document, held within `frame`. */
class HeldFocus {
  /** What had the focus last, then what is around it; empty once the person has let go of it. */
  #way: readonly Element[] = [];
  #later: ReturnType<typeof setTimeout> | undefined;
  readonly #watch = new MutationObserver(() => this.#look());

  constructor(private readonly frame: HTMLElement) {
    frame.addEventListener('focusin', this.#came);
    frame.addEventListener('focusout', this.#went);
    this.#watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] });
  }

  end(): void {
    clearTimeout(this.#later);
    this.#watch.disconnect();
    this.frame.removeEventListener('focusin', this.#came);
    this.frame.removeEventListener('focusout', this.#went);
  }

  readonly #came = ({ target }: FocusEvent): void => {
    const way: Element[] = [];
    for (let at = target instanceof Element ? target : null; at !== null && at !== this.frame; at = at.parentElement)
      way.push(at);
    this.#way = way;
  };

  /** What is there still was left by the person: by a click beside it, or by `Esc`. */
  readonly #went = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null || !document.hasFocus()) return;
    setTimeout(() => {
      if (target === this.#way[0] && document.activeElement === document.body && isThere(target as Element))
        this.#way = [];
    });
  };

  #look(): void {
    const [last] = this.#way;
    if (last === undefined || !isLost(last)) return;
    if (waits(last)) this.#later ??= setTimeout(() => this.#giveUp(last), patience);
    else this.#handOn();
  }

  #giveUp(last: Element): void {
    this.#later = undefined;
    if (last === this.#way[0] && isLost(last) && !last.matches('[data-loading="true"]')) this.#handOn();
  }

  #handOn(): void {
    if (document.querySelector('[aria-modal="true"]') !== null) return;
    const [last, ...around] = this.#way;
    const heir = [last, ...around.map(placeFor)].find((one) => one && isThere(one));
    if (heir instanceof HTMLElement || heir instanceof SVGElement) focus(heir);
  }
}

/**
 * Who works by keyboard or by ear stays where the work is (WCAG 2.4.3): what goes away under the focus hands it to the
 * place around it, what was disabled meanwhile gets it back, and so does the button of a dialog that closes.
 */
export const useFocusKept = (): RefObject<HTMLDivElement | null> => {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (frame.current === null) return;
    const held = new HeldFocus(frame.current);
    return () => held.end();
  }, []);
  return frame;
};
