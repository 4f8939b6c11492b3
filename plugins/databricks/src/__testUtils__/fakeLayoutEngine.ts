/**
 * What React Flow asks of a browser and jsdom does not have: sizes, an observer
 * that reports them later, and the matrix of a transform. Scrolling moves nothing.
 */
export function fakeLayoutEngine() {
  class DOMRectFake implements DOMRectReadOnly {
    readonly x = 0;
    readonly y = 0;
    readonly top = 0;
    readonly left = 0;
    constructor(readonly width: number, readonly height: number) {}
    get right() {
      return this.width;
    }
    get bottom() {
      return this.height;
    }
    toJSON() {
      return { width: this.width, height: this.height };
    }
  }
  class FakeResizeObserver implements ResizeObserver {
    readonly #callback: ResizeObserverCallback;
    #waiting: ResizeObserverEntry[] = [];
    constructor(callback: ResizeObserverCallback) {
      this.#callback = callback;
    }
    /** All that a frame brings is told at once, as browsers do. */
    observe(target: Element) {
      if (this.#waiting.length === 0) {
        setTimeout(() => {
          const entries = this.#waiting;
          this.#waiting = [];
          this.#callback(entries, this);
        }, 0);
      }
      this.#waiting.push({
        target,
        contentRect: new DOMRectFake(800, 600),
        borderBoxSize: [],
        contentBoxSize: [],
        devicePixelContentBoxSize: [],
      });
    }
    unobserve() {}
    disconnect() {}
  }
  class DOMMatrixFake {
    readonly m22: number;
    constructor(transform?: string) {
      const scale = transform?.match(/scale\(([\d.]+)\)/)?.[1];
      this.m22 = scale === undefined ? 1 : Number(scale);
    }
  }
  Object.defineProperties(globalThis, {
    ResizeObserver: { value: FakeResizeObserver, configurable: true },
    DOMMatrixReadOnly: { value: DOMMatrixFake, configurable: true },
  });
  Object.defineProperties(HTMLElement.prototype, {
    offsetWidth: { get: () => 800, configurable: true },
    offsetHeight: { get: () => 600, configurable: true },
    scrollIntoView: { value: () => {}, configurable: true },
  });
  // Text on connections is measured.
  Object.defineProperties(SVGElement.prototype, {
    getBBox: { value: () => new DOMRectFake(80, 16), configurable: true },
  });
}
