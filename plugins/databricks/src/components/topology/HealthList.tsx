import { Button, Text } from '@backstage/ui';
import type { HealthFinding } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo, useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { HealthFindingText } from './HealthFindingText';
import type { NetworkView } from './NetworkView';
import styles from './topology.module.css';

/** As many as can be taken in at once. */
const FIRST = 10;

const ORDER: Record<HealthFinding['severity'], number> = {
  error: 0,
  warning: 1,
  info: 2,
};

/** What is wrong with a network, errors first, with a way to where it is. */
export function HealthList(props: {
  view: NetworkView;
  /** Whether something could not be read, so that more may be wrong. */
  isPartial: boolean;
  onShow: (id: string) => void;
}) {
  const { view, isPartial, onShow } = props;
  const { health, topology } = view;
  const { t } = useDatabricksTranslation();
  const [all, setAll] = useState(false);
  const names = useMemo(
    () => new Map(topology.nodes.map(node => [node.id, node.name])),
    [topology],
  );
  const findings = useMemo(
    () => [...health].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]),
    [health],
  );
  return (
    <section aria-label={t('observed.health.label')} className={styles.trace}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {t('observed.health.title')}
      </Text>
      {findings.length === 0 && (
        <Text as="p" color="secondary">
          {t(isPartial ? 'observed.health.noneRead' : 'observed.health.none')}
        </Text>
      )}
      <ul className={styles.findings} aria-label={t('observed.health.list')}>
        {findings.slice(0, all ? undefined : FIRST).map(finding => {
          const place = finding.nodes.find(id => names.has(id));
          return (
            <li key={finding.id} className={styles.findingRow}>
              <HealthFindingText finding={finding} />
              {place !== undefined && (
                <Button
                  size="small"
                  variant="tertiary"
                  aria-label={t('trace.select', {
                    name: names.get(place) ?? place,
                  })}
                  onPress={() => onShow(place)}
                >
                  {t('trace.show')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {!all && findings.length > FIRST && (
        <div>
          <Button size="small" variant="secondary" onPress={() => setAll(true)}>
            {t('observed.health.all', { number: String(findings.length) })}
          </Button>
        </div>
      )}
    </section>
  );
}
