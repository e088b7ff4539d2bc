//! What search engines are told.

use crate::support::Server;

fn addresses(sitemap: &str) -> Vec<&str> {
    sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect()
}

#[test]
fn the_sitemap_names_pages_that_are_there() {
    let server = Server::start();
    let map = server.get("/sitemap.xml");
    assert_eq!((map.status, map.header("content-type")), (200, Some("application/xml")));
    let text = map.text();
    let addresses = addresses(&text);
    for section in ["/roles/assistant-practitioner", "/sources/", "/terms/", "/professions/dietetics"] {
        assert!(
            addresses.iter().any(|address| address.starts_with(&format!("http://localhost{section}"))),
            "{section}"
        );
    }
    // Every seventh.
    for path in addresses.iter().step_by(7).map(|address| address.strip_prefix("http://localhost").unwrap()) {
        assert_eq!(server.get(path).status, 200, "{path}");
    }
}

#[test]
fn a_public_address_is_used_wherever_it_is_known() {
    let server = Server::with(crate::support::settings(), Some("https://careers.example.org"));
    assert!(
        addresses(&server.get("/sitemap.xml").text()).iter().all(|one| one.starts_with("https://careers.example.org/"))
    );
    assert!(server.get("/robots.txt").text().ends_with("Sitemap: https://careers.example.org/sitemap.xml\n"));
    let canonical = |path: &str| {
        let text = server.get(path).text();
        let begun = text.split("<link rel=\"canonical\" href=\"").nth(1);
        begun.map(|rest| rest.split('"').next().unwrap().to_owned())
    };
    assert_eq!(canonical("/roles").as_deref(), Some("https://careers.example.org/roles"));
    assert_eq!(canonical("/nowhere"), None);
    let unknown = Server::start();
    assert!(!unknown.get("/roles").text().contains("canonical"));
}

#[test]
fn nobody_names_the_server_for_it() {
    let server = Server::start();
    for host in ["x\"><script>", "a b", "evil.example/path", ""] {
        let request = format!("GET /sitemap.xml HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        let answer = server.send(request.as_bytes());
        assert_eq!(answer.status, 400, "{host}");
        let request = format!("GET /robots.txt HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        assert!(!server.send(request.as_bytes()).text().contains("Sitemap"), "{host}");
    }
}

#[test]
fn addresses_with_answers_are_not_for_search_engines() {
    let robots = Server::start().get("/robots.txt").text();
    assert!(robots.contains("Disallow: /*?s=\n") && robots.contains("Disallow: /api/\n"), "{robots}");
}
