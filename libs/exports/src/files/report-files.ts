import type { ExportFormat } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import type { ReportDocument } from '../domain/report-document.js';
import { csvOf } from './csv.js';
import { Drawing } from './drawing.js';
import { pdfOf } from './pdf.js';
import { sheetsOf } from './xlsx.js';

export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A document as a file of one of the formats. */
@Injectable()
export class ReportFiles {
  constructor(private readonly drawing: Drawing) {}

  async file(document: ReportDocument, format: ExportFormat): Promise<ReportFile> {
    const { from, to } = document.period;
    const name = `${document.title.replace(/[?!:]/g, '')} ${from} – ${to}`;
    switch (format) {
      case 'csv': {
        const { bytes, isZip } = await csvOf(document);
        return isZip
          ? { name: `${name}.zip`, mediaType: 'application/zip', bytes }
          : { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', bytes };
      }
      case 'xlsx':
        return {
          name: `${name}.xlsx`,
          mediaType: XLSX,
          bytes: await this.drawing.draw('xlsx', { sheets: await sheetsOf(document) }),
        };
      case 'pdf':
        return {
          name: `${name}.pdf`,
          mediaType: 'application/pdf',
          bytes: await this.drawing.draw('pdf', pdfOf(document)),
        };
    }
  }

  /** The picture of a table as PNG, so many pixels wide. */
  picture(svg: string, width: number): Promise<Buffer> {
    return this.drawing.draw('png', { svg, width });
  }
}
