import axe from 'axe-core';

/**
 * What axe finds wrong with an element, by rule and place. Colours, sizes and
 * what is scrolled are left out: jsdom draws nothing.
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
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html }) => `${impact} ${id}: ${html}`),
  );
}
