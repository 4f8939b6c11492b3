import styles from './detail.module.css';

/** Lines that are shown without scrolling. */
const MOST_LINES = 16;

/**
 * SQL or another text as it is. It is a text that is read only: the keyboard
 * gets into it, scrolls it, and selects it alone.
 */
export function DefinitionText(props: { text: string; label: string }) {
  const { text, label } = props;
  return (
    <textarea
      className={styles.definition}
      aria-label={label}
      readOnly
      rows={Math.min(text.split('\n').length + 1, MOST_LINES)}
      spellCheck={false}
      value={text}
    />
  );
}
