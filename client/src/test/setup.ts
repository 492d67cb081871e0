import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { startWords } from '../i18n/i18n.ts';

// what Mantine asks of a browser and jsdom does not have
window.matchMedia = (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
// a text area that grows listens to when fonts come
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.checkVisibility ??= () => true;

// A busy machine is no fault of the page.
configure({ asyncUtilTimeout: 10_000 });
await startWords('nl');
afterEach(cleanup);
