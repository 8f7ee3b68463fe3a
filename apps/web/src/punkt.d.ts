interface Window {
  pktIconPath: string;
  pktAnimationPath: string;
}
