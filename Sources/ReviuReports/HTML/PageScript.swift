/// What a page can do beyond what browsers do by themselves: search and filter. Without it everything is shown.
enum PageScript {
  static let text = #"""
    (() => {
      const tools = document.getElementById('saring');
      if (!tools) return;
      tools.hidden = false;
      const find = (name) => tools.querySelector(name);
      const search = find('#cari'), unit = find('#satker-pilih'), held = find('#ditahan'), status = find('[role=status]');
      const kinds = [...tools.querySelectorAll('[name=d]')];
      const proposals = [...document.querySelectorAll('details.u')].map((element) => ({
        element, head: element.querySelector('summary').textContent.toLowerCase(),
        findings: [...element.querySelectorAll('[data-d]')].map((item) => ({ item, text: null })),
      }));
      const filter = () => {
        const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
        const wanted = new Set(kinds.filter((kind) => kind.checked).map((kind) => kind.value));
        const isAll = wanted.size === kinds.length;
        let shown = 0, count = 0;
        for (const { element, head, findings } of proposals) {
          const rest = words.filter((word) => !head.includes(word));
          let isShown = (!unit || !unit.value || element.dataset.s === unit.value) && (!held.checked || 'h' in element.dataset);
          let matches = 0;
          for (const finding of findings) {
            finding.text ??= rest.length ? finding.item.textContent.toLowerCase() : null;
            const matchesText = rest.every((word) => finding.text.includes(word));
            const isVisible = isShown && matchesText && wanted.has(finding.item.dataset.d);
            finding.item.hidden = !isVisible;
            if (isVisible) matches += 1;
          }
          // A consequence that is wanted keeps the finding visible that it stands under.
          for (const { item } of findings) {
            const around = item.parentElement.closest('[data-d]');
            if (!item.hidden && around) around.hidden = false;
          }
          isShown = isShown && (matches > 0 || (findings.length === 0 && rest.length === 0 && isAll));
          element.hidden = !isShown;
          if (isShown) { shown += 1; count += matches; }
        }
        status.textContent = status.dataset.text.replace('#', shown).replace('#', count);
      };
      let timer;
      const soon = () => { clearTimeout(timer); timer = setTimeout(filter, 120); };
      tools.addEventListener('input', soon);
      tools.addEventListener('click', (event) => {
        const action = event.target.dataset.a;
        if (action === 'print') print();
        else if (action) for (const { element } of proposals) if (!element.hidden) element.open = action === 'open';
      });
      document.addEventListener('keydown', (event) => {
        if (event.key === '/' && !event.target.matches('input, select')) { event.preventDefault(); search.focus(); }
      });
      document.addEventListener('click', (event) => {
        const link = event.target.closest('a[data-s]');
        if (link && unit) { unit.value = link.dataset.s; filter(); }
      });
      filter();
    })();
    """#
}
