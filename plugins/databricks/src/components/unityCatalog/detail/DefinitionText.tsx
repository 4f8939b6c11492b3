import styles from './detail.module.css';

/** SQL or another text as it is; the keyboard gets into it and scrolls it. */
export function DefinitionText(props: { text: string; label: string }) {
  return (
    // What scrolls has to be reached by keyboard (WCAG 2.1.1).
    <pre
      className={styles.definition}
      role="region"
      aria-label={props.label}
      tabIndex={0}
    >
      {props.text}
    </pre>
  );
}
