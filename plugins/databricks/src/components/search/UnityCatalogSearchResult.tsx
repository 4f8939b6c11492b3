import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { Badge, Flex, Link, Text } from '@backstage/ui';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { unityDocumentOf } from './unityDocumentOf';
import styles from './search.module.css';

function Highlighted(props: {
  text: string;
  field: 'title' | 'text';
  highlight: ResultHighlight | undefined;
}) {
  const { text, field, highlight } = props;
  const marked = highlight?.fields[field];
  return highlight && marked ? (
    <HighlightedSearchResultText
      text={marked}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{text}</>
  );
}

/**
 * A result of Backstage's search that is an object of Unity Catalog: its full
 * name, what it is, whose it is and its comment. Leads to the explorer.
 *
 * @public
 */
export function UnityCatalogSearchResult(props: {
  result?: SearchDocument;
  highlight?: ResultHighlight;
  icon?: JSX.Element;
}) {
  const { result, highlight, icon } = props;
  const { t } = useDatabricksTranslation();
  if (!result) {
    return null;
  }
  const { kind, fullName, owner, comment } = unityDocumentOf(result);
  return (
    <div className={styles.result}>
      {icon}
      <Flex direction="column" gap="1" style={{ minWidth: 0 }}>
        <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
          <Link href={result.location} variant="body-large">
            <Highlighted
              text={result.title}
              field="title"
              highlight={highlight}
            />
          </Link>
          {kind && <Badge>{t(`explorer.kind.${kind}`)}</Badge>}
        </Flex>
        {fullName && fullName !== result.title && (
          <code className={styles.name}>{fullName}</code>
        )}
        <Text as="p" color="secondary" className={styles.text}>
          {comment && !highlight?.fields.text ? (
            comment
          ) : (
            <Highlighted
              text={result.text}
              field="text"
              highlight={highlight}
            />
          )}
        </Text>
        {owner && (
          <Text variant="body-small" color="secondary">
            {t('explorer.search.owner', { owner })}
          </Text>
        )}
      </Flex>
    </div>
  );
}
