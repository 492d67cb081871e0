import type { ShownImport } from './check-step.tsx';
import { useImportWords } from './import-words.ts';
import classes from './imports.module.css';

/** The refused rows; on a phone each is a small list of its own. */
export function ImportErrors({ errors }: Pick<ShownImport, 'errors'>) {
  const { t, field, number } = useImportWords();
  return (
    <table className={classes.errors}>
      <caption className="hidden-words">{t('errors')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('row')}</th>
          <th scope="col">{t('columnName')}</th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('what')}</th>
        </tr>
      </thead>
      <tbody>
        {errors.map(({ line, column, field: name, value, message }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list is read once and never reordered
          <tr key={at}>
            <td className="figures">
              <span className={classes.narrow}>{t('row')} </span>
              {number(line)}
            </td>
            <td>{column || (name ? field(name) : t('wholeRow'))}</td>
            <td className={classes.value}>{value}</td>
            <td>{message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
