import { CustomChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// No more of the library than is drawn with: this is what a browser loads.
use([CustomChart, GridComponent, SVGRenderer]);

export { init, type EChartsType };
