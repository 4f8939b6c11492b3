import type {
  DeclaredFile,
  FileProblem,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from './ExternalLink';
import { SpacedList } from './SpacedList';
import styles from './common.module.css';

/** Problems of a file: where, what, and what would be right. */
export function ProblemList(props: {
  problems: readonly FileProblem[];
  /** The file that they are in, to open it at the line. */
  file: DeclaredFile;
  label: string;
}) {
  const { problems, file, label } = props;
  const { t } = useDatabricksTranslation();
  return (
    <SpacedList label={label}>
      {problems.map(({ path, message, hint, line, column }, index) => {
        const place =
          line !== undefined &&
          (column === undefined
            ? t('problems.line', { line: String(line) })
            : t('problems.lineAndColumn', {
                line: String(line),
                column: String(column),
              }));
        return (
          // Two problems may be of one place; the list is never reordered.
          <li key={`${index} ${path}`}>
            <div>
              {path && <code>{path}</code>} {message}
            </div>
            <div className={styles.secondary}>
              {t('problems.hint', { hint })}
            </div>
            {place && (
              <ExternalLink
                href={`${file.url}#L${line}`}
                label={t('problems.openLine', { place })}
              >
                {place}
              </ExternalLink>
            )}
          </li>
        );
      })}
    </SpacedList>
  );
}
