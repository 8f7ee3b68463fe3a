import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { call } from '../../api/client.js';
import { queryKeys } from '../../api/query-keys.js';
import { TextField } from '../../ui/field.js';
import { serviceIcon } from '../../ui/service-icon.js';

/** The desk lists its services with the most asked first. */
const SHOWN = 6;
const LONGEST_LINE = 200;

/** What one types narrows the services, and goes on as the subject. */
export function QuickChoice() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const services = useQuery({
    queryKey: queryKeys.services,
    queryFn: ({ signal }) => call('services', { signal }),
    staleTime: 300_000,
  });
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const all = services.data?.items ?? [];
  const fits = all.filter(({ name, description }) => {
    const said = `${name} ${description ?? ''}`.toLowerCase();
    return words.some((word) => word.length > 2 && said.includes(word));
  });
  const shown = (fits.length > 0 ? fits : all).slice(0, SHOWN);
  const subject = text.trim() === '' ? '' : `subject=${encodeURIComponent(text.trim())}`;
  return (
    <>
      <form
        className="home__search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(`/tickets/new${subject && `?${subject}`}`);
        }}
      >
        <TextField
          type="search"
          label={t('search')}
          required={false}
          placeholder={t('example')}
          maxLength={LONGEST_LINE}
          autoComplete="off"
          enterKeyHint="go"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      {shown.length > 0 && (
        <ul className="home__services" aria-label={t('services')}>
          {shown.map(({ key, name }) => (
            <li key={key}>
              <Link
                className="home__service"
                to={`/tickets/new?service=${encodeURIComponent(key)}${subject && `&${subject}`}`}
              >
                <PktIcon name={serviceIcon(key)} aria-hidden="true" />
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
