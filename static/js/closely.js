/* Looking closely at a wall: OpenSeadragon is fetched, from this site, when somebody asks for it. */

const viewer = document.querySelector("script[data-viewer]").dataset.viewer;

const library = () =>
  new Promise((done, failed) => {
    if (window.OpenSeadragon) {
      done(window.OpenSeadragon);
      return;
    }
    const script = document.createElement("script");
    script.src = viewer;
    script.addEventListener("load", () => (window.OpenSeadragon ? done(window.OpenSeadragon) : failed()));
    script.addEventListener("error", failed);
    document.head.append(script);
  });

for (const closely of document.querySelectorAll("[data-closely]")) {
  const find = (name) => closely.querySelector(`[data-${name}]`);
  const view = closely.querySelector(".closely-view");
  const status = closely.querySelector("[role=status]");
  let opened = null;
  closely.hidden = false;

  const show = (open) => {
    view.hidden = find("tools").hidden = !open;
    find("open").hidden = open;
  };
  const close = () => {
    opened?.destroy();
    opened = null;
    show(false);
    find("open").focus();
  };
  const fail = () => {
    close();
    status.textContent = status.dataset.failed;
  };

  find("open").addEventListener("click", async () => {
    status.textContent = "";
    try {
      const OpenSeadragon = await library();
      show(true);
      opened = OpenSeadragon({
        element: view,
        tileSources: closely.dataset.closely,
        showNavigationControl: false,
        showFullPageControl: false,
        animationTime: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 0.6,
        gestureSettingsMouse: { scrollToZoom: false },
        loadTilesWithAjax: false,
      });
      opened.addHandler("open-failed", fail);
      view.focus();
    } catch {
      fail();
    }
  });
  const zoom = (factor) => () => opened?.viewport.zoomBy(factor).applyConstraints();
  find("in").addEventListener("click", zoom(1.6));
  find("out").addEventListener("click", zoom(0.625));
  find("close").addEventListener("click", close);
  closely.addEventListener("keydown", (event) => event.key === "Escape" && opened && close());
}
