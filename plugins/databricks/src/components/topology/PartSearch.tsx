import { Button, SearchField, Text } from '@backstage/ui';
import type { Topology } from '@lakeport/topology';
import { useMemo, useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { searchParts } from './searchParts';
import styles from './topology.module.css';

/** More are found by typing more. */
const MOST = 8;

/** Finds parts by name, id or what they tell; a hit is shown in the picture. */
export function PartSearch(props: {
  topology: Topology;
  onShow: (id: string) => void;
}) {
  const { topology, onShow } = props;
  const { t } = useDatabricksTranslation();
  const [text, setText] = useState('');
  const hits = useMemo(() => searchParts(topology, text), [topology, text]);
  const names = useMemo(
    () => new Map(topology.nodes.map(node => [node.id, node.name])),
    [topology],
  );
  const show = (id: string) => {
    setText('');
    onShow(id);
  };
  return (
    <div className={styles.search}>
      <SearchField
        size="small"
        aria-label={t('observed.search.label')}
        placeholder={t('observed.search.label')}
        value={text}
        onChange={setText}
        onKeyDown={event => {
          if (event.key === 'Enter' && hits.length > 0) {
            show(hits[0].id);
          }
        }}
      />
      {text.trim() !== '' && (
        <div className={styles.hits}>
          <Text as="p" variant="body-small" color="secondary" role="status">
            {t('observed.search.found', { count: hits.length })}
          </Text>
          <ul aria-label={t('observed.search.hits')}>
            {hits.slice(0, MOST).map(({ id, kind, name, parent }) => (
              <li key={id}>
                <Button
                  size="small"
                  variant="tertiary"
                  onPress={() => show(id)}
                >
                  {parent && names.has(parent)
                    ? t('topology.nodeInLabel', {
                        kind: t(`kinds.${kind}`),
                        name,
                        parent: names.get(parent) ?? parent,
                      })
                    : t('topology.nodeLabel', {
                        kind: t(`kinds.${kind}`),
                        name,
                      })}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
