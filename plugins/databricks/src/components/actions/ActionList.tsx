import { Link } from '@backstage/ui';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { TemplateAction } from './TemplateAction';
import styles from './actions.module.css';
import { useTemplateHref } from './useTemplateHref';

/** Links to the forms, each with what it does; the forms are filled in with the entity. */
export function ActionList(props: {
  actions: readonly TemplateAction[];
  entityRef: string;
}) {
  const { t } = useDatabricksTranslation();
  const hrefOf = useTemplateHref();
  return (
    <ul className={styles.actions} aria-label={t('actions.title')}>
      {props.actions.map(({ template, formData }) => (
        <li key={template}>
          <Link href={hrefOf(template, formData(props.entityRef))}>
            {t(`actions.${template}.title`)}
          </Link>
          <div className={styles.hint}>{t(`actions.${template}.hint`)}</div>
        </li>
      ))}
    </ul>
  );
}
