/**
 * The page that explorer.mjs measures: the tree of Unity Catalog over a schema
 * with very many tables, from an API that takes its time. Bundled by esbuild.
 */
import '@backstage/ui/css/styles.css';
import { ApiProvider } from '@backstage/core-app-api';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { MockErrorApi, TestApiRegistry } from '@backstage/test-utils';
import { MockTranslationApi } from '@backstage/test-utils/alpha';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';
import { databricksApiRef } from '../plugins/databricks/src/api/databricksApiRef';
import { metastoreNode } from '../plugins/databricks/src/components/unityCatalog/tree/treeNodes';
import { UnityTree } from '../plugins/databricks/src/components/unityCatalog/tree/UnityTree';
import { DatabricksQueryProvider } from '../plugins/databricks/src/queries/DatabricksQueryProvider';

const TABLES = Number(
  new URLSearchParams(window.location.search).get('tables'),
);
const LATENCY_MS = 20;

const age = { readAt: '2026-11-29T12:00:00Z', stale: false };
const metastore = { id: 'm-1', name: 'main', workspaces: [] };

const item = (kind, name, around) => ({
  kind,
  name,
  fullName: name,
  ...around,
});

/** A page of what is there, after as long as the source takes. */
async function listUnityObjects({ kind, pageToken = '0', limit = 50 }) {
  await new Promise(resolve => setTimeout(resolve, LATENCY_MS));
  const start = Number(pageToken);
  const count = kind === 'table' ? TABLES : 1;
  const end = Math.min(start + limit, count);
  const items = [];
  for (let index = start; index < end; index += 1) {
    items.push(
      item(kind, kind === 'table' ? `orders_${index}` : `main_${kind}`, {
        type: kind === 'table' ? 'MANAGED' : undefined,
      }),
    );
  }
  return {
    items,
    age,
    errors: [],
    ...(end < count && { nextPageToken: String(end) }),
  };
}

const apis = TestApiRegistry.from(
  [translationApiRef, MockTranslationApi.create()],
  [errorApiRef, new MockErrorApi()],
  [
    databricksApiRef,
    {
      listUnityObjects,
      listMetastores: async () => ({
        items: [metastore],
        readAs: 'portal',
        age,
        errors: [],
      }),
    },
  ],
);
const roots = [metastoreNode(metastore)];
const selected = {
  metastoreId: 'm-1',
  kind: 'schema',
  catalog: 'main_catalog',
  schema: 'main_schema',
};
const onSelect = () => {};

createRoot(document.getElementById('root')).render(
  <ApiProvider apis={apis}>
    <MemoryRouter>
      <DatabricksQueryProvider>
        <UnityTree
          label="Unity Catalog"
          roots={roots}
          selected={selected}
          onSelect={onSelect}
        />
      </DatabricksQueryProvider>
    </MemoryRouter>
  </ApiProvider>,
);

const tree = () => document.querySelector('[role=tree]');
const frame = () => new Promise(resolve => requestAnimationFrame(resolve));

/**
 * Scrolls the tree from where it is to its end, or to its beginning, a part of
 * a screen with each frame. Answers how long frames took, and the most elements
 * that the document had on the way.
 */
window.scrollThrough = async ({ step, isBack, isDone }) => {
  const element = tree();
  const frames = [];
  let most = 0;
  let last = performance.now();
  const began = last;
  const end = () =>
    isBack
      ? element.scrollTop <= 0
      : element.scrollTop + element.clientHeight >= element.scrollHeight - 1 &&
        (!isDone || element.scrollHeight > isDone);
  while (!end()) {
    element.scrollTop += isBack ? -step : step;
    const now = await frame();
    frames.push(now - last);
    last = now;
    most = Math.max(most, element.querySelectorAll('*').length);
  }
  return { frames, most, took: performance.now() - began };
};
