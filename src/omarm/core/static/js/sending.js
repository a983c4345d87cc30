// Sends one file and tells how far it is; the answer is a piece of the page, or null when nothing came back.
export function send({ to, file, form, extra = {}, onprogress }) {
  const body = new FormData()
  body.append("file", file, file.name)
  for (const [name, value] of Object.entries(extra)) body.append(name, value)

  return new Promise((done) => {
    const request = new XMLHttpRequest() // fetch cannot tell how much was sent
    request.open("POST", to)
    request.responseType = "document"
    request.setRequestHeader("X-CSRFToken", tokenOf(form))
    request.upload.onprogress = ({ loaded, total }) => onprogress(Math.round((100 * loaded) / total))
    request.onload = () => done(answerOf(request))
    request.onerror = request.onabort = () => done(null)
    request.send(body)
  })
}

// What the server keeps and nobody publishes goes by itself after a week, so a failure here needs no word.
export function takeBack(address, form) {
  fetch(address, { method: "POST", headers: { "X-CSRFToken": tokenOf(form) } }).catch(() => {})
}

// Shows a photo in its row from the file itself: the server may still be making its sizes.
export function showPhoto(item, file) {
  const place = item.querySelector("[data-photo]")
  if (!place || !file.type.startsWith("image/")) return

  const photo = Object.assign(new Image(), { className: "upload__photo", alt: "", src: URL.createObjectURL(file) })
  photo.onload = () => place.replaceWith(photo) // what the browser cannot show keeps its icon
}

function tokenOf(form) {
  return form.querySelector("[name=csrfmiddlewaretoken]").value
}

function answerOf({ status, response }) {
  return status === 200 || status === 422 ? (response?.querySelector("li") ?? null) : null
}
