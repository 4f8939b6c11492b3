import { Text } from '@backstage/ui';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';
import { PullRequestLink } from '../common/PullRequestLink';
import type { MapTile } from './mapTiles';
import styles from './platform.module.css';
import { useTileText } from './useTileText';

/** The block that is pointed at, with links to who has it and to who asks for it. */
export function TileDetails(props: { tile: MapTile | undefined }) {
  const { tile } = props;
  const { t } = useDatabricksTranslation();
  const textOf = useTileText();
  const taken = tile?.folded
    ? []
    : tile?.parts.filter(part => part.state !== 'free') ?? [];
  return (
    <div className={styles.details}>
      <Text as="p" color={tile ? 'primary' : 'secondary'}>
        {tile ? textOf(tile) : t('pools.nothingSelected')}
      </Text>
      {taken.map(({ id, who, entityRef, pullRequest }) => (
        <Text as="p" key={id}>
          {entityRef && <EntityLink entityRef={entityRef}>{who}</EntityLink>}{' '}
          {pullRequest && (
            <>
              {t('pools.requestedIn')}{' '}
              <PullRequestLink pullRequest={pullRequest} />
            </>
          )}
        </Text>
      ))}
    </div>
  );
}
