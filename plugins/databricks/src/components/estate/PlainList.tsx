import styles from './estate.module.css';

/** Short texts below each other. */
export function PlainList(props: { items: readonly string[]; label: string }) {
  return (
    <ul className={styles.plainList} aria-label={props.label}>
      {props.items.map((item, index) => (
        // Two of them may say the same; the list is never reordered.
        <li key={`${index} ${item}`}>{item}</li>
      ))}
    </ul>
  );
}
