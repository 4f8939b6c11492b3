/**
 * The page that topology.mjs measures: the same network as the plugin draws it
 * and as Backstage's DependencyGraph does. Bundled by esbuild.
 */
import '@backstage/ui/css/styles.css';
import { ApiProvider } from '@backstage/core-app-api';
import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { MockErrorApi, TestApiRegistry } from '@backstage/test-utils';
import { MockTranslationApi } from '@backstage/test-utils/alpha';
import { themes, UnifiedThemeProvider } from '@backstage/theme';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';
import { networkStacks } from '../packages/topology/src/__fixtures__/networkStacks';
import { observedAnswers } from '../packages/topology/src/__testUtils__/observedAnswers';
import { topologyFromEc2 } from '../packages/topology/src/topologyFromEc2';
import { TopologyExplorer } from '../plugins/databricks/src/components/topology/TopologyExplorer';
import { TopologyPicture } from '../plugins/databricks/src/components/topology/TopologyPicture';
import { foldTopology } from '../plugins/databricks/src/components/topology/foldTopology';
import { initialFolds } from '../plugins/databricks/src/components/topology/initialFolds';
import { observedView } from '../plugins/databricks/src/components/topology/observedView';

/** Nothing changes any more once the page has been left alone for so long. */
const QUIET_MS = 1500;
/** A frame that takes longer than this was held up by a layout, and nobody could do anything. */
const BLOCKED_MS = 200;
const VPCS = 60;

/** VPCs in three AWS accounts and two regions, as EC2 describes them. */
function estate() {
  const regions = new Map();
  for (let index = 0; index < VPCS; index += 1) {
    const region = index % 2 ? 'us-west-2' : 'eu-west-1';
    const accountId = `10000000000${index % 3}`;
    const [own] = observedAnswers(
      networkStacks({
        zones: ['us-west-2a', 'us-west-2b'].slice(index % 2),
        vpcName: `team-${index}`,
      }),
      { accountId, salt: `0${index.toString(16).padStart(2, '0')}` },
    ).regions;
    const key = `${accountId}/${region}`;
    const known = regions.get(key) ?? { ...own, region };
    const joined = Object.entries(own).map(([part, list]) => [
      part,
      Array.isArray(list) && regions.has(key)
        ? [...known[part], ...list]
        : known[part],
    ]);
    regions.set(key, Object.fromEntries(joined));
  }
  return topologyFromEc2({ regions: [...regions.values()] });
}

const topology = estate();
const view = observedView({ topology, health: [] });
const { nodes } = topology;

function Picture({ folds }) {
  return (
    <TopologyPicture
      view={view}
      folded={foldTopology(topology, folds)}
      selected={undefined}
      onSelect={() => {}}
      onOpen={() => {}}
    />
  );
}

function Dependencies({ withParents }) {
  const known = new Set(nodes.map(({ id }) => id));
  // What contains what is an edge: the graph has no boxes within boxes.
  const inside = nodes
    .filter(({ parent }) => withParents && known.has(parent))
    .map(({ id, parent }) => ({ from: parent, to: id }));
  return (
    <DependencyGraph
      nodes={nodes.map(({ id }) => ({ id }))}
      edges={[
        ...topology.edges.map(({ source, target }) => ({
          from: source,
          to: target,
        })),
        ...inside,
      ]}
      direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
      zoom="enabled"
      fit="contain"
    />
  );
}

const variants = {
  'our page': () => (
    <TopologyExplorer view={view} mode="observed" fileName="estate" />
  ),
  'our canvas, folded': () => <Picture folds={initialFolds(topology)} />,
  'our canvas, all unfolded': () => <Picture folds={new Set()} />,
  'DependencyGraph, connections': () => <Dependencies />,
  'DependencyGraph, and what contains what': () => <Dependencies withParents />,
};

const apis = TestApiRegistry.from(
  [translationApiRef, MockTranslationApi.create()],
  [errorApiRef, new MockErrorApi()],
);
const element = document.getElementById('root');

/**
 * Mounts a variant. Answers when it stands still: how long it took until the
 * frame after its last change, and how many elements it has.
 */
window.measure = name =>
  new Promise(resolve => {
    const began = performance.now();
    let changed = began;
    let isDrawn = true;
    let settled = began;
    const change = () => {
      changed = performance.now();
      isDrawn = false;
    };
    const observer = new MutationObserver(change);
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    let last = began;
    let frameAfterChange = false;
    const look = () => {
      const now = performance.now();
      if (now - last > BLOCKED_MS) {
        change();
      }
      last = now;
      if (!isDrawn) {
        // This frame draws the change; the next one begins when it is drawn.
        isDrawn = true;
        frameAfterChange = true;
      } else if (frameAfterChange) {
        frameAfterChange = false;
        settled = now;
      }
      if (isDrawn && !frameAfterChange && now - changed > QUIET_MS) {
        observer.disconnect();
        resolve({
          settledMs: settled - began,
          elements: element.querySelectorAll('*').length,
          parts: nodes.length,
          edges: topology.edges.length,
        });
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
    const Variant = variants[name];
    createRoot(element).render(
      <UnifiedThemeProvider theme={themes.light}>
        <ApiProvider apis={apis}>
          <MemoryRouter>
            <Variant />
          </MemoryRouter>
        </ApiProvider>
      </UnifiedThemeProvider>,
    );
  });

/** Times between frames from now on, until asked for, in milliseconds. */
window.watchFrames = () => {
  const frames = [];
  let last = performance.now();
  let isWatching = true;
  const look = now => {
    frames.push(now - last);
    last = now;
    if (isWatching) requestAnimationFrame(look);
  };
  requestAnimationFrame(now => {
    last = now;
    requestAnimationFrame(look);
  });
  window.framesSeen = () => {
    isWatching = false;
    return frames;
  };
};

window.variants = Object.keys(variants);
