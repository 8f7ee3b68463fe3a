import type { ExportFormat } from '@desk/contracts';
import type { ReportDocument, Section } from '../domain/report-document.js';
import { cellText, isOfNumbers, saidIn } from '../domain/said.js';
import { fill } from '../domain/fill.js';
import { wordsIn } from '../words/words.js';

export interface LetterFacts {
  readonly document: ReportDocument;
  readonly author: string;
  readonly format: ExportFormat;
  /** Of the page of the report, and of the page where it can be stopped. */
  readonly pageUrl: string;
  readonly schedulesUrl: string;
  /** The picture that is sent along, by its content id. */
  readonly picture: { readonly cid: string; readonly alt: string } | null;
}

/** A mail is a glance; the rest is in the file and on the page. */
const MOST_ROWS = 20;

/** The mail, as text and as HTML without anything that a mail program would have to fetch. */
export function letterText(facts: LetterFacts): { subject: string; text: string; html: string } {
  const { document } = facts;
  const said = saidIn(document.locale);
  const period = `${said.date(document.period.from)} – ${said.date(document.period.to)}`;
  return {
    subject: oneLine(`${document.title} ${period}`),
    text: plain(facts),
    html: html(facts),
  };
}

function lines({ document, author, format }: LetterFacts) {
  const { own } = wordsIn(document.locale);
  return {
    why: fill(own.mail.why, { author }),
    attached: fill(own.mail.attached, { format: own.formats[format] }),
    toPage: own.mail.toPage,
    change: own.mail.change,
    nothing: own.nothing,
  };
}

/** The first table with anything in it, as many rows of it as a mail takes. */
function firstTable({
  sections,
  locale,
}: ReportDocument): { section: Section; rows: string[][]; cut: string | null } | null {
  const section = sections.find(({ table }) => table.rows.length > 0);
  if (!section) return null;
  const said = saidIn(locale);
  const { columns, rows } = section.table;
  const shown = rows
    .slice(0, MOST_ROWS)
    .map((row) =>
      row.map((cell, index) => cellText(said, columns[index] ?? { key: '', label: '', kind: 'text' }, cell)),
    );
  const cut =
    rows.length > MOST_ROWS
      ? fill(wordsIn(locale).own.cutMail, { shown: said.number(MOST_ROWS), all: said.number(rows.length) })
      : null;
  return { section, rows: shown, cut };
}

function plain(facts: LetterFacts): string {
  const { document, pageUrl, schedulesUrl } = facts;
  const say = lines(facts);
  const table = firstTable(document);
  return [
    document.title,
    ...document.parameters.map(({ label, value }) => `${label}: ${value}`),
    '',
    ...(document.text === undefined ? [] : [document.text, '']),
    ...document.headlines.map(
      ({ label, value, note }) => `${label}: ${value}${note === undefined ? '' : ` (${note})`}`,
    ),
    ...(table === null ? [say.nothing] : ['', table.section.heading]),
    ...(table?.rows ?? []).map((row) =>
      row.map((cell, index) => `${table?.section.table.columns[index]?.label ?? ''}: ${cell}`).join(' · '),
    ),
    ...(table?.cut ? [table.cut] : []),
    '',
    say.attached,
    `${say.toPage}: ${pageUrl}`,
    '',
    say.why,
    `${say.change}: ${schedulesUrl}`,
    '',
  ]
    .map(oneLine)
    .join('\n');
}

const CELL = 'padding:4px 8px;border-bottom:1px solid #d3d3d3;vertical-align:top';

function html(facts: LetterFacts): string {
  const { document, picture, pageUrl, schedulesUrl } = facts;
  const say = lines(facts);
  const table = firstTable(document);
  const align = (index: number) => {
    const column = table?.section.table.columns[index];
    return column && isOfNumbers(column) ? 'right' : 'left';
  };
  const head = table?.section.table.columns.map(
    ({ label }, index) => `<th scope="col" style="${CELL};text-align:${align(index)}">${escape(label)}</th>`,
  );
  const rows = table?.rows.map(
    (row) =>
      `<tr>${row.map((cell, index) => `<td style="${CELL};text-align:${align(index)}">${escape(cell)}</td>`).join('')}</tr>`,
  );
  return [
    `<!doctype html><html lang="${document.locale}"><head><meta charset="utf-8"><title>${escape(document.title)}</title></head>`,
    '<body style="font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45;color:#2c2c2c;margin:16px;max-width:720px">',
    `<h1 style="font-size:22px;color:#2a2859;margin:0 0 8px">${escape(document.title)}</h1>`,
    `<p style="margin:0 0 12px">${document.parameters.map(({ label, value }) => `${escape(label)}: ${escape(value)}`).join('<br>')}</p>`,
    document.text === undefined ? '' : `<p style="font-size:17px">${escape(document.text)}</p>`,
    document.headlines.length === 0
      ? ''
      : `<ul style="padding-left:20px">${document.headlines
          .map(
            ({ label, value, note }) =>
              `<li>${escape(label)}: <strong style="color:#2a2859">${escape(value)}</strong>${note === undefined ? '' : ` (${escape(note)})`}</li>`,
          )
          .join('')}</ul>`,
    picture === null
      ? ''
      : `<p><img src="cid:${picture.cid}" alt="${escape(picture.alt)}" width="640" style="max-width:100%;height:auto"></p>`,
    table === null
      ? `<p>${escape(say.nothing)}</p>`
      : `<h2 style="font-size:17px;color:#2a2859">${escape(table.section.heading)}</h2>
<table style="border-collapse:collapse;font-size:14px"><thead><tr>${head?.join('')}</tr></thead><tbody>${rows?.join('')}</tbody></table>`,
    table?.cut ? `<p>${escape(table.cut)}</p>` : '',
    `<p>${escape(say.attached)}</p>`,
    `<p><a href="${escape(pageUrl)}">${escape(say.toPage)}</a></p>`,
    `<p style="font-size:13px;color:#4d4d4d">${escape(say.why)} <a href="${escape(schedulesUrl)}">${escape(say.change)}</a></p>`,
    '</body></html>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** No line of ours becomes two, in a head least of all. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

function escape(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
