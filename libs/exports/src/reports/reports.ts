import type { Actor } from '@desk/access';
import {
  FILE_PARAMETERS,
  FILE_REPORTS,
  REPORT_KEYS,
  type FieldError,
  type Locale,
  type ReportKey,
  type ReportParameters,
} from '@desk/contracts';
import { Clock, Database, notFound, Problem, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { soundDocument, type ReportDocument } from '../domain/report-document.js';
import { saidIn } from '../domain/said.js';
import { wordsIn } from '../words/words.js';
import { pageAddress } from './page-address.js';
import { parametersInWords } from './parameters-in-words.js';
import { REPORT_SOURCES } from './registry.js';
import type { ReportQuery, ReportSource } from './report-source.js';

/** All reports, by key, as documents of one shape. */
@Injectable()
export class Reports {
  constructor(
    private readonly modules: ModuleRef,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** 404 for a key that is none. */
  source(key: string): ReportSource {
    const found = REPORT_KEYS.find((one) => one === key);
    if (!found) throw notFound('The report');
    return this.modules.get<ReportSource>(REPORT_SOURCES[found]);
  }

  /** Refuses parameters that the report's page does not know, and says which it cannot do without. */
  refuseUnfit(key: ReportKey, parameters: ReportParameters, prefix: '?' | '/parameters/'): void {
    const { takes, needs = [] } = this.source(key);
    const given = (Object.keys(parameters) as (keyof ReportParameters)[]).filter(
      (name) => parameters[name] !== undefined,
    );
    const isMail = prefix === '/parameters/';
    const errors: FieldError[] = [
      ...given
        .filter((name) => !takes.includes(name))
        .map((name) => ({ pointer: `${prefix}${name}`, message: 'is nothing that this report knows; leave it out' })),
      ...needs
        .filter((name) => parameters[name] === undefined)
        .map((name) => ({ pointer: `${prefix}${name}`, message: 'must be given', code: 'required' as const })),
      ...(isMail && FILE_REPORTS.some((one) => one === key)
        ? [{ pointer: '/report', message: 'leaves as a file alone' }]
        : FILE_PARAMETERS.filter((name) => isMail && given.includes(name)).map((name) => ({
            pointer: `${prefix}${name}`,
            message: 'is of one answer, which does not come again; leave it out',
          }))),
    ];
    if (errors.length > 0) {
      throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors });
    }
  }

  /** What an actor reads of it, in a language. Throws what the page's own door would answer. */
  async document(
    actor: Actor,
    key: ReportKey,
    query: ReportQuery,
    locale: Locale = actor.locale,
  ): Promise<ReportDocument> {
    const source = this.source(key);
    const voice = { words: wordsIn(locale), said: saidIn(locale) };
    const { from, to, ...parameters } = query;
    const now = toIso(this.clock.now());
    const { address, ...content } = await source.content({ ...actor, locale }, query, voice);
    const period = content.period ?? { from, to };
    // Asked last: that there is an agency of this key is said only to those to whom the report says it.
    const narrowed = await this.database.read(this.database.systemScope, (tx) =>
      parametersInWords(tx, parameters, voice),
    );
    return soundDocument({
      ...content,
      key,
      title: source.title(voice.words, parameters),
      locale,
      period,
      parameters: [
        { label: voice.words.own.period, value: `${voice.said.date(period.from)} – ${voice.said.date(period.to)}` },
        ...narrowed,
        ...(content.parameters ?? []),
      ],
      generatedAt: now,
      known: content.known ?? voice.said.dateTime(now),
      page: pageAddress(source.page, address ?? query),
    });
  }
}
