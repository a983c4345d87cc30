// Takes the files that are dropped on a form or pasted into it. `area` gets the attribute `over` while they hang above the form.
export function receiveFiles({ form, area, take, signal }) {
  const drag = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return

    event.preventDefault()
    area.toggleAttribute("over", event.type === "dragover")
    if (event.type === "drop") [...event.dataTransfer.files].forEach(take)
  }
  for (const kind of ["dragover", "dragleave", "drop"]) form.addEventListener(kind, drag, { signal })

  // What is copied from a text has a picture of the words beside them: then the words are meant.
  const paste = (event) => {
    const { files, types } = event.clipboardData
    if (!files.length || types.includes("text/html")) return

    event.preventDefault()
    event.stopPropagation()
    ;[...files].forEach(take)
  }
  form.addEventListener("paste", paste, { signal, capture: true }) // before an editor takes it
}
