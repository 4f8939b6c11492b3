/** The element of a part that is drawn. Its id may hold any character. */
export function findPartElement(
  canvas: ParentNode | null,
  id: string,
): HTMLElement | undefined {
  return [
    ...(canvas?.querySelectorAll<HTMLElement>('.react-flow__node') ?? []),
  ].find(element => element.dataset.id === id);
}
