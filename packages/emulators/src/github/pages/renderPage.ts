import { escapeHtml } from './escapeHtml';

/** One page of the emulator's small web side; `body` is HTML that is escaped already. */
export function renderPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328 }
pre { background: #f6f8fa; padding: 1rem; overflow: auto; font-size: 13px }
table { border-collapse: collapse } td, th { text-align: left; padding: .2rem 1rem .2rem 0 }
p.note { color: #59636e; border-top: 1px solid #d1d9e0; padding-top: .5rem }
</style>
<h1>${escapeHtml(title)}</h1>
${body}
<p class="note">A page of Lakeport's GitHub emulator on this machine, not of github.com.</p>
</html>
`;
}

/** A link; both parts are escaped. */
export function link(href: string, text: string): string {
  return `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
}
