import type { SourceState } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { formatTime } from '../common/formatTime';
import { SpacedList } from '../common/SpacedList';
import { StatusText } from '../common/StatusText';
import type { StatusTone } from '../common/statusTone';
import styles from './estate.module.css';

const TONES: Record<SourceState['state'], StatusTone> = {
  ok: 'success',
  partial: 'warning',
  failed: 'danger',
};

function SourceLine({ source }: { source: SourceState }) {
  const { kind, id, name, regions = [], state, message, missing, age } = source;
  const { t } = useDatabricksTranslation();
  return (
    <li className={styles.source}>
      <StatusText
        status={t(`estate.sources.state.${state}`)}
        tone={TONES[state]}
      />
      <div>
        <div>
          {t(`estate.sources.kind.${kind}`)}{' '}
          <strong>{name ? `${name} (${id})` : id}</strong>
          {regions.length > 0 && ` ${regions.join(', ')}`}
        </div>
        {message && <div>{message}</div>}
        {missing.length > 0 && (
          <>
            <div>{t('estate.sources.missing')}</div>
            <ul className={styles.missing}>
              {missing.map(words => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        )}
        {age && (
          <div className={styles.secondary}>
            {age.stale
              ? t('estate.stale', { time: formatTime(age.readAt) })
              : t('state.fetched', { time: formatTime(age.readAt) })}
          </div>
        )}
      </div>
    </li>
  );
}

/** Accounts and workspaces that the portal reads: whether it can, and what it cannot tell. */
export function SourceStates(props: {
  sources: readonly SourceState[];
  label: string;
}) {
  return (
    <SpacedList label={props.label}>
      {props.sources.map(source => (
        <SourceLine key={`${source.kind} ${source.id}`} source={source} />
      ))}
    </SpacedList>
  );
}
