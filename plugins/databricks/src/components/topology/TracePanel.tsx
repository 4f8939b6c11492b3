import { Alert, Button, Flex, Select, Text } from '@backstage/ui';
import {
  trace,
  tracePlaces,
  traceSources,
  traceTargets,
  type Topology,
  type TraceResult,
  type TraceSource,
  type TraceTarget,
} from '@lakeport/topology';
import { useMemo, useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { StatusText } from '../common/StatusText';
import type { StatusTone } from '../common/statusTone';
import styles from './topology.module.css';

/** Where people reach the workspace, and nothing else of its network. */
const TARGETS: Record<TraceSource, readonly TraceTarget[]> = {
  cluster: traceTargets,
  user: ['control-plane'],
};

const TONES: Record<TraceResult['verdict'], StatusTone> = {
  allowed: 'success',
  blocked: 'danger',
  unknown: 'warning',
};

/** More parts than these are not offered: nobody finds one in such a list. */
const MOST_PLACES = 200;

/**
 * Follows traffic through the topology that is shown, hop by hop, and says what
 * stops it.
 */
export function TracePanel(props: {
  topology: Topology;
  mode: 'declared' | 'observed';
  onSelect: (id: string) => void;
}) {
  const { topology, mode, onSelect } = props;
  const { t } = useDatabricksTranslation();
  const [from, setFrom] = useState<TraceSource>('cluster');
  const [wanted, setWanted] = useState<string>('s3');
  const targets = TARGETS[from];
  const places = useMemo(
    () =>
      from === 'cluster' ? tracePlaces(topology).slice(0, MOST_PLACES) : [],
    [topology, from],
  );
  const place = places.find(({ id }) => placeKey(id) === wanted);
  const service = targets.find(target => target === wanted) ?? targets[0];
  const to = useMemo(
    () => (place ? { node: place.id } : service),
    [place, service],
  );
  const workspaces = useMemo(
    () => topology.nodes.filter(node => node.kind === 'workspace'),
    [topology],
  );
  const [chosen, setChosen] = useState<string>();
  const workspace = (
    workspaces.find(({ id }) => id === chosen) ?? workspaces.at(0)
  )?.id;
  const {
    verdict,
    hops,
    blockedBy,
    unknownAt,
    unread = [],
  } = useMemo(
    () => trace(topology, { from, to, workspace }),
    [topology, from, to, workspace],
  );
  const names = useMemo(
    () => new Map(topology.nodes.map(node => [node.id, node.name])),
    [topology],
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  const passes =
    unknownAt === undefined
      ? t('trace.allowed')
      : t('trace.unknown', { name: nameOf(unknownAt) });
  const status =
    blockedBy === undefined
      ? passes
      : t('trace.blocked', { name: nameOf(blockedBy) });
  return (
    <section aria-label={t('trace.label')} className={styles.trace}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('trace.title')}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {t(mode === 'observed' ? 'observed.trace.note' : 'trace.note')}
      </Text>
      <Flex gap="4" align="end">
        {workspaces.length > 1 && (
          <Select
            label={t('kinds.workspace')}
            options={workspaces.map(({ id, name }) => ({ id, label: name }))}
            value={workspace}
            onChange={key => setChosen(String(key))}
          />
        )}
        <Select
          label={t('trace.from')}
          options={traceSources.map(source => ({
            id: source,
            label: t(`trace.sources.${source}`),
          }))}
          value={from}
          onChange={key => {
            const source = traceSources.find(item => item === key);
            if (source) {
              setFrom(source);
            }
          }}
        />
        <Select
          label={t('trace.to')}
          options={[
            ...targets.map(target => ({
              id: target,
              label: t(`trace.targets.${target}`),
            })),
            ...places.map(({ id, kind, name }) => ({
              id: placeKey(id),
              label: titleOf(t(`kinds.${kind}`), name),
            })),
          ]}
          value={place ? placeKey(place.id) : service}
          onChange={key => setWanted(String(key))}
        />
        <div role="status">
          <StatusText status={status} tone={TONES[verdict]} />
        </div>
      </Flex>
      {unread.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('observed.trace.unread', { actions: unread.join(', ') })}
        />
      )}
      <ol className={styles.hops} aria-label={t('trace.hops')}>
        {hops.map(({ kind, id, reason }, index) => (
          <li key={`${index} ${id}`}>
            <div className={styles.hop}>
              <Text as="p" weight="bold">
                {titleOf(t(`kinds.${kind}`), nameOf(id))}
              </Text>
              {names.has(id) && (
                <Button
                  size="small"
                  variant="tertiary"
                  aria-label={t('trace.select', { name: nameOf(id) })}
                  onPress={() => onSelect(id)}
                >
                  {t('trace.show')}
                </Button>
              )}
            </div>
            <Text as="p" variant="body-small">
              {reason}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Tells parts of the network from services. */
function placeKey(id: string): string {
  return `part ${id}`;
}

/** Some names say already what kind of part they are of. */
function titleOf(kind: string, name: string): string {
  return name.startsWith(kind) ? name : `${kind} ${name}`;
}
