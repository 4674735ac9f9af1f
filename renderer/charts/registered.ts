// Chart.js with the few parts that are used; everything else stays out of the bundle.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import { furniturePlugin } from './furniture';

Chart.register(
  BarController,
  BarElement,
  LineController,
  LineElement,
  PointElement,
  CategoryScale,
  LinearScale,
  furniturePlugin,
);

export { Chart };
