import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import {
  toSvg,
  type ComparisonStatus,
  type NodeKind,
} from '@lakeport/topology';
import { useCallback, useMemo, useRef, useState } from 'react';
import { databricksTranslationRef } from '../../translation';
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
import { initialKinds } from './initialKinds';
import { markedTopology } from './markedTopology';
import { saveFile } from './saveFile';
import styles from './topology.module.css';
import { useFolds } from './useFolds';
import type { MoveTo } from './useMoveTo';

const NO_STATUSES: readonly ComparisonStatus[] = [];

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
  const { t } = useTranslationRef(databricksTranslationRef);
  const stage = useRef<HTMLDivElement>(null);
  const [kinds, setKinds] = useState(() => initialKinds(view.topology));
  // What is left out for the picture's sake is in the tables all the same.
  const [isChosen, setIsChosen] = useState(false);
  const filtered = useMemo(
    () => filterKinds(view.topology, kinds),
    [view.topology, kinds],
  );
  const folds = useFolds(view.topology, filtered);
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
      refold(filterKinds(view.topology, chosen));
    },
    [view.topology, refold],
  );
  const open = useCallback((id: string) => setOpened({ id }), []);
  const show = useCallback(
    (id: string) => {
      const kind = view.topology.nodes.find(node => node.id === id)?.kind;
      // What is filtered away could not be shown.
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
    const drawn = what === 'shown' ? folded.topology : view.topology;
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
        topology={view.topology}
        filtered={filtered}
        kinds={kinds}
        folds={folds}
        onKinds={chooseKinds}
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
          key={kinds.join(' ')}
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
        topology={isChosen ? filtered : view.topology}
        onShow={show}
      />
    </Flex>
  );
}
