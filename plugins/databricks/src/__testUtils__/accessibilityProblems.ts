import axe from 'axe-core';

const NAMED = ['a', 'button', '[role="treeitem"]']
  .map(selector => `${selector}[aria-label]:not([aria-labelledby])`)
  .join();

// Letters alone: what stands side by side on the page has no space in the document.
const letters = (text: string) =>
  text.toLocaleLowerCase().replace(/[\p{P}\p{S}\s]+/gu, '');

/**
 * What is called otherwise than it reads, so that nobody can ask for it by voice
 * (WCAG 2.5.3). axe's rule for it finds no text where nothing is drawn.
 */
function misnamed(element: Element): string[] {
  return [...element.querySelectorAll(NAMED)].flatMap(node => {
    const seen = node.cloneNode(true);
    if (seen instanceof Element) {
      seen.querySelectorAll('[aria-hidden="true"]').forEach(part => {
        part.remove();
      });
    }
    const name = node.getAttribute('aria-label') ?? '';
    return letters(name).includes(letters(seen.textContent ?? ''))
      ? []
      : [`serious label-content-name-mismatch: ${node.outerHTML}`];
  });
}

/**
 * What is wrong with an element for those who do not see or point, by rule and
 * place. Colours, sizes and what is scrolled are left out: jsdom draws nothing.
 */
export async function accessibilityProblems(
  element: Element,
): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: {
      'color-contrast': { enabled: false },
      'scrollable-region-focusable': { enabled: false },
      // The element under test is a part of a page.
      region: { enabled: false },
    },
  });
  return [
    ...violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html }) => `${impact} ${id}: ${html}`),
    ),
    ...misnamed(element),
  ];
}
