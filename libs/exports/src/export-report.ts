import type { Actor } from '@desk/access';
import type { ExportQuery } from '@desk/contracts';
import { bytesAnswer } from '@desk/platform';
import { Injectable, type StreamableFile } from '@nestjs/common';
import { ReportFiles } from './files/report-files.js';
import { Reports } from './reports/reports.js';

/** The page of a report as a file, for who reads the page. */
@Injectable()
export class ExportReport {
  constructor(
    private readonly reports: Reports,
    private readonly files: ReportFiles,
  ) {}

  async run(actor: Actor, key: string, { format, ...query }: ExportQuery): Promise<StreamableFile> {
    const { from, to, ...parameters } = query;
    const source = this.reports.source(key);
    this.reports.refuseUnfit(source.key, parameters, '?');
    const document = await this.reports.document(actor, source.key, { from, to, ...parameters });
    return bytesAnswer(await this.files.file(document, format));
  }
}
