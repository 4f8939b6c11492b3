import { Flex, Text } from '@backstage/ui';
import {
  isOfLayer,
  topologyLayers,
  toSvg,
  withLayers,
  type ComparisonStatus,
  type NodeKind,
  type TopologyLayer,
} from '@lakeport/topology';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { DifferenceSummary } from './DifferenceSummary';
import { HealthList } from './HealthList';
import type { NetworkView } from './NetworkView';
import { PartPanel, type OpenedPart } from './PartPanel';
import { TopologyLegend } from './TopologyLegend';
import type { TopologyMode } from './TopologyMode';
import { TopologyPicture } from './TopologyPicture';
import { TopologyTables } from './TopologyTables';
import { TopologyToolbar } from './TopologyToolbar';
import { TracePanel } from './TracePanel';
import { filterKinds } from './filterKinds';
import { findPartElement } from './findPartElement';
import { foldTopology } from './foldTopology';
import { initialKinds } from './initialKinds';
import { markedTopology } from './markedTopology';
import { saveFile } from './saveFile';
import styles from './topology.module.css';
import { useFolds } from './useFolds';
import type { MoveTo } from './useMoveTo';
import { visibleBudget } from './visibleBudget';

const NO_STATUSES: readonly ComparisonStatus[] = [];
const NO_LAYERS: readonly TopologyLayer[] = [];

/**
 * Picture, legend, the selected part, health, traces and the tables of one
 * network. Mount it anew for another one.
 */
export function TopologyExplorer(props: {
  view: NetworkView;
  mode: TopologyMode;
  /** What exported pictures are called, without an ending. */
  fileName: string;
  /** Whether something could not be read. */
  isPartial?: boolean;
  /** Is told what is selected, to select it elsewhere as well. */
  onSelected?: (id: string | undefined) => void;
  initiallySelected?: string;
}) {
  const { view, mode, fileName, isPartial = false, onSelected } = props;
  const { t } = useDatabricksTranslation();
  const stage = useRef<HTMLDivElement>(null);
  const [layers, setLayers] = useState(NO_LAYERS);
  const layered = useMemo(
    () => withLayers(view.topology, layers),
    [view.topology, layers],
  );
  const occurring = useMemo(
    () =>
      topologyLayers.filter(layer =>
        [...view.topology.nodes, ...view.topology.edges].some(item =>
          isOfLayer(item, layer),
        ),
      ),
    [view.topology],
  );
  const [kinds, setKinds] = useState(() => initialKinds(layered));
  // What is left out for the picture's sake is in the tables all the same.
  const [isChosen, setIsChosen] = useState(false);
  const filtered = useMemo(() => filterKinds(layered, kinds), [layered, kinds]);
  const folds = useFolds(layered, filtered, view.topology);
  const { folded, reveal, toggle, refold } = folds;
  const [selected, setSelected] = useState(props.initiallySelected);
  const [opened, setOpened] = useState<OpenedPart>();
  const [moveTo, setMoveTo] = useState<MoveTo>();
  const part = view.topology.nodes.find(node => node.id === selected);
  const statuses = useMemo(
    () =>
      view.compared.size === 0
        ? NO_STATUSES
        : [...new Set([...view.compared.values()].map(({ status }) => status))],
    [view],
  );

  const select = useCallback(
    (id: string | undefined) => {
      setSelected(id);
      onSelected?.(id);
    },
    [onSelected],
  );
  const chooseKinds = useCallback(
    (chosen: NodeKind[]) => {
      setKinds(chosen);
      setIsChosen(true);
      refold(filterKinds(layered, chosen));
    },
    [layered, refold],
  );
  const switchLayer = (layer: TopologyLayer, isOn: boolean) => {
    const others = layers.filter(item => item !== layer);
    const next = isOn ? [...others, layer] : others;
    const shown = withLayers(view.topology, next);
    // A filter that was set before the layer was there does not hide it.
    const own = shown.nodes
      .filter(node => isOfLayer(node, layer))
      .map(({ kind }) => kind);
    const drawn =
      kinds.length > 0 && isOn ? [...new Set([...kinds, ...own])] : kinds;
    const left = filterKinds(shown, drawn);
    setLayers(next);
    setKinds(drawn);
    if (foldTopology(left, folds.folds).topology.nodes.length > visibleBudget) {
      refold(left);
    }
    if (!isOn && part && isOfLayer(part, layer)) {
      select(undefined);
    }
  };
  const open = useCallback((id: string) => setOpened({ id }), []);
  const show = useCallback(
    (id: string) => {
      const node = view.topology.nodes.find(item => item.id === id);
      const kind = node?.kind;
      // What is filtered away, or of a layer that is off, could not be shown.
      setLayers(current => {
        const missing = topologyLayers.filter(
          layer => node && isOfLayer(node, layer) && !current.includes(layer),
        );
        return missing.length > 0 ? [...current, ...missing] : current;
      });
      setKinds(current =>
        kind && current.length > 0 && !current.includes(kind)
          ? [...current, kind]
          : current,
      );
      reveal(id);
      select(id);
      setMoveTo({ id });
      // What was pressed may be in the tables far below.
      stage.current?.scrollIntoView({ block: 'nearest' });
    },
    [view.topology, reveal, select],
  );
  const toggleAndMove = useCallback(
    (id: string) => {
      toggle(id);
      setMoveTo({ id });
    },
    [toggle],
  );
  const close = () => {
    findPartElement(stage.current, selected ?? '')?.focus();
    select(undefined);
  };
  const save = (what: 'shown' | 'all') => {
    const drawn = what === 'shown' ? folded.topology : layered;
    const words = (status: ComparisonStatus) => t(`observed.status.${status}`);
    saveFile(
      `${fileName}-${mode}.svg`,
      toSvg(markedTopology(drawn, view, words)),
      'image/svg+xml',
    );
  };

  return (
    <Flex direction="column" gap="4">
      {mode === 'difference' && <DifferenceSummary view={view} />}
      <TopologyToolbar
        topology={layered}
        searched={view.topology}
        filtered={filtered}
        kinds={kinds}
        layers={occurring}
        shownLayers={layers}
        folds={folds}
        onKinds={chooseKinds}
        onLayer={switchLayer}
        onShow={show}
        onExport={save}
      />
      {!isChosen && kinds.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('observed.tools.leftOut')}
        </Text>
      )}
      {folds.folds.size > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('topology.tooLarge')}
        </Text>
      )}
      <div className={styles.stage} ref={stage}>
        <TopologyPicture
          // Other kinds make another picture: fitted into view anew.
          key={[...kinds, ...layers].join(' ')}
          view={view}
          folded={folded}
          selected={selected}
          moveTo={moveTo}
          onSelect={select}
          onOpen={open}
        />
        <PartPanel
          view={view}
          part={part}
          opened={opened}
          folded={
            filtered.nodes.some(node => node.parent === selected)
              ? folds.folds.has(selected ?? '')
              : undefined
          }
          onToggle={toggleAndMove}
          onClose={close}
        />
      </div>
      <TopologyLegend topology={folded.topology} statuses={statuses} />
      {mode !== 'declared' && (
        <HealthList view={view} isPartial={isPartial} onShow={show} />
      )}
      {mode !== 'difference' &&
        view.topology.nodes.some(node => node.kind === 'workspace') && (
          <TracePanel topology={view.topology} mode={mode} onSelect={show} />
        )}
      <TopologyTables
        view={view}
        topology={isChosen ? filtered : layered}
        onShow={show}
      />
    </Flex>
  );
}
