import { VisuallyHidden } from '@backstage/ui';
import type { TopologyNode } from '@lakeport/topology';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { ComparedPart } from './NetworkView';
import { nodeDetail } from './nodeDetail';
import styles from './topology.module.css';

function ComparedFacts({ compared }: { compared: ComparedPart }) {
  const { t } = useDatabricksTranslation();
  const { declared, observed, differences } = compared;
  const [one, other] = [declared, observed].map(
    node => new Map(node ? nodeDetail(node) : []),
  );
  const differing = new Set(differences.map(({ detail }) => detail));
  const details = [...new Set([...one.keys(), ...other.keys()])];
  // What differs first: it is why somebody looks.
  details.sort((a, b) => Number(differing.has(b)) - Number(differing.has(a)));
  return (
    <table className={styles.comparison}>
      <caption>{t('observed.panel.bothSides')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('topology.detail')}</th>
          <th scope="col">{t('observed.modes.declared')}</th>
          <th scope="col">{t('observed.modes.observed')}</th>
        </tr>
      </thead>
      <tbody>
        {details.map(detail => (
          <tr key={detail} data-differs={differing.has(detail) || undefined}>
            <th scope="row">
              {differing.has(detail) && (
                <>
                  <span aria-hidden>≠ </span>
                  <VisuallyHidden>
                    {t('observed.status.differs')}:{' '}
                  </VisuallyHidden>
                </>
              )}
              {detail}
            </th>
            <td>{one.get(detail) ?? '–'}</td>
            <td>{other.get(detail) ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a part tells; of one that is compared, what each side tells. */
export function PartFacts(props: {
  part: TopologyNode;
  compared: ComparedPart | undefined;
}) {
  const { part, compared } = props;
  if (compared?.declared && compared.observed) {
    return <ComparedFacts compared={compared} />;
  }
  return (
    <dl className={styles.facts}>
      {nodeDetail(part).map(([key, value]) => [
        <dt key={`${key} term`}>{key}</dt>,
        <dd key={key}>{value}</dd>,
      ])}
    </dl>
  );
}
