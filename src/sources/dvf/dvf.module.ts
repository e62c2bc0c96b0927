import { Module } from '@nestjs/common';
import { CommuneYearsReader } from './commune-years.js';
import { DvfApiClient } from './dvf-api.client.js';
import { DvfFilesClient } from './dvf-files.client.js';
import { DvfService } from './dvf.service.js';
import { SalesHistoryReader } from './sales-history.js';

@Module({
  providers: [DvfFilesClient, DvfApiClient, CommuneYearsReader, SalesHistoryReader, DvfService],
  exports: [DvfService],
})
export class DvfModule {}
