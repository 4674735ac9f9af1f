// A pale band behind the days that are not complete, so that a missing day does not look like a quiet one.
import type { ChartType, Plugin } from 'chart.js';

export interface IncompleteBands {
  /** Places on the x axis. */
  readonly positions: readonly number[];
  readonly color: string;
}

declare module 'chart.js' {
  // The type parameter is part of the interface that is extended here.
  interface PluginOptionsByType<TType extends ChartType> {
    incompleteBands?: TType extends 'bar' ? IncompleteBands : never;
  }
}

export const incompleteBands: Plugin<'bar'> = {
  id: 'incompleteBands',
  beforeDatasetsDraw({ ctx, chartArea, scales, options, data }) {
    // Chart.js hands options back as deeply optional; ours are always whole.
    const bands = options.plugins?.incompleteBands as IncompleteBands | undefined;
    const axis = scales['x'];
    if (bands === undefined || axis === undefined) return;
    const half = chartArea.width / Math.max(data.labels?.length ?? 1, 1) / 2;
    ctx.save();
    ctx.fillStyle = bands.color;
    for (const position of bands.positions)
      ctx.fillRect(axis.getPixelForValue(position) - half, chartArea.top, half * 2, chartArea.height);
    ctx.restore();
  },
};
