/**
 * Stands in for what puts the styles of Backstage UI into a page (package.json, `jest`).
 * jsdom draws nothing, but matches every rule of them whenever a test asks for a role:
 * a quarter of the time of these tests. How pages look, browser tests see.
 */
export default function withoutStyles(): void {}
